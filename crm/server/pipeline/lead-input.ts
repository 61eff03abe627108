import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { LeadField } from "../../contract/playbook/lead-field.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { invalidRequest } from "../api/reading.ts";
import { tagFor } from "../documents/known-tag.ts";

/** What is wrong with something that a person wrote, and where it stands. */
export interface Mistake {
  readonly at: string;
  readonly what: string;
}

/** Finds values that are not of their field's type, and fields that neither the playbook nor the lead has. */
export function fieldMistakes(
  { fields: known }: Playbook,
  given: Readonly<Record<string, string | null>>,
  present: Readonly<Record<string, unknown>> = {},
): readonly Mistake[] {
  return Object.entries(given).flatMap(([id, value]): readonly Mistake[] => {
    const field = known.find((each) => each.id === id);
    const at = `body.fields.${id}`;
    if (!field) return Object.hasOwn(present, id) ? [] : [{ at, what: "There is no such field." }];
    const what = value === null ? null : mistakeIn(field, value);
    return what === null ? [] : [{ at, what }];
  });
}

/** Why the value is none of this field; null when it is one. */
export function mistakeIn(field: LeadField, value: string): string | null {
  if (value.trim() === "") return "It is empty.";
  switch (field.type) {
    case "text":
      return null;
    case "number":
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? null : 'It must be a number, such as "1200.50".';
    case "money":
      return /^-?\d{1,12}(\.\d{1,2})?$/.test(value) ? null : 'It must be an amount, such as "1200.50".';
    case "date":
      return isDate(value) ? null : 'It must be a date, such as "2026-11-24".';
    case "yes-no":
      return value === "yes" || value === "no" ? null : 'It must be "yes" or "no".';
    case "choice":
      return field.options.includes(value)
        ? null
        : `It must be one of ${field.options.map((one) => `"${one}"`).join(", ")}.`;
  }
}

/** The tags that a person gave, by the ids of the taxonomy, and what of them is none. */
export function readTags(
  { taxonomy }: Playbook,
  given: readonly Tag[],
): { readonly tags: readonly Tag[]; readonly mistakes: readonly Mistake[] } {
  const tags: Tag[] = [];
  const mistakes: Mistake[] = [];
  for (const [index, { group, tag: word }] of given.entries()) {
    const found = tagFor(taxonomy, group, word);
    if ("tag" in found) tags.push({ group, tag: found.tag });
    else mistakes.push({ at: `body.tags.${index}`, what: `There is no such tag in the group "${group}".` });
  }
  const once = new Map(tags.map((tag) => [JSON.stringify([tag.group, tag.tag]), tag]));
  return { tags: [...once.values()], mistakes };
}

/** Throws a refusal with every mistake, when there is one. */
export function refuseMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw invalidRequest([...mistakes]);
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // The parser rolls the 30th of February over into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
