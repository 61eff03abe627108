import type { Condition } from "../../contract/playbook/condition.ts";
import type { Stage } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { LeadFacts } from "./lead-facts.ts";

/** The part of a lead's facts that conditions look at. */
export type Judged = Pick<
  LeadFacts,
  "fields" | "tags" | "score" | "completeness" | "returning" | "phones" | "emails"
>;

/** Whether the condition is true of the lead. */
export function holds(condition: Condition, facts: Judged): boolean {
  switch (condition.kind) {
    case "field-present":
      return fieldIn(facts, condition.field) !== null;
    case "field-is": {
      const wanted = condition.anyOf.map(compared);
      return partsOf(fieldIn(facts, condition.field)).some((part) => wanted.includes(part));
    }
    case "field-between": {
      const number = decimal(fieldIn(facts, condition.field));
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition;
      return number !== null && number >= from && number <= to;
    }
    case "tag": {
      const { group, anyOf } = condition;
      return facts.tags.some((tag) => tag.group === group && (anyOf.length === 0 || anyOf.includes(tag.tag)));
    }
    case "score-at-least":
      return facts.score >= condition.score;
    case "reachable":
      return facts.phones.length + facts.emails.length > 0;
    case "completeness-at-least":
      return facts.completeness >= condition.share;
    case "returning":
      return facts.returning;
  }
}

/** What stands in the way, as a sentence for the owner: "The score is 35; at least 40 is wanted." Null when it holds. */
export function unmet(condition: Condition, facts: Judged, playbook: Playbook): string | null {
  if (holds(condition, facts)) return null;
  switch (condition.kind) {
    case "field-present":
      return `"${fieldLabel(playbook, condition.field)}" is not filled in.`;
    case "field-is":
      return `"${fieldLabel(playbook, condition.field)}" ${standing(facts, condition.field)}; ${either(condition.anyOf)} is wanted.`;
    case "field-between":
      return `"${fieldLabel(playbook, condition.field)}" ${standing(facts, condition.field)}; ${range(condition)} is wanted.`;
    case "tag":
      return missingTag(condition, playbook);
    case "score-at-least":
      return `The score is ${facts.score}; at least ${condition.score} is wanted.`;
    case "reachable":
      return "There is neither a phone number nor an e-mail address.";
    case "completeness-at-least":
      return `${percent(facts.completeness)} of the required questions were answered; at least ${percent(condition.share)} is wanted.`;
    case "returning":
      return "The contact was not here before.";
  }
}

/** Everything that keeps the lead out of the stage: its criteria and the fields it requires, each named once. */
export function unmetOf(stage: Stage, facts: Judged, playbook: Playbook): readonly string[] {
  const required = stage.requires.map((field): Condition => ({ kind: "field-present", field }));
  const sentences = [...stage.entry, ...required].map((condition) => unmet(condition, facts, playbook));
  return [...new Set(sentences.filter((sentence) => sentence !== null))];
}

/** Null also for a value of blanks alone. */
function fieldIn(facts: Judged, field: string): string | null {
  const value = Object.hasOwn(facts.fields, field) ? facts.fields[field]?.trim() : undefined;
  return value ? value : null;
}

/** An answer of several choices is written "Haircut; Color". */
function partsOf(value: string | null): readonly string[] {
  return value === null ? [] : [value, ...value.split(";")].map(compared);
}

function compared(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** Visitors' amounts of money carry their currency: "1200.50 USD". */
function decimal(value: string | null): number | null {
  const [, number] = value?.match(/^(-?\d{1,15}(?:\.\d{1,9})?)(?: [A-Z]{3})?$/) ?? [];
  return number === undefined ? null : Number(number);
}

function standing(facts: Judged, field: string): string {
  const value = fieldIn(facts, field);
  return value === null ? "is not filled in" : `is "${value}"`;
}

function missingTag({ group, anyOf }: Extract<Condition, { kind: "tag" }>, { taxonomy }: Playbook): string {
  const known = taxonomy.find(({ id }) => id === group);
  const label = known?.label ?? group;
  if (anyOf.length === 0) return `There is no tag of "${label}".`;
  const wanted = anyOf.map((id) => known?.tags.find((tag) => tag.id === id)?.label ?? id);
  return `The tag ${either(wanted)} of "${label}" is missing.`;
}

function fieldLabel({ fields }: Playbook, id: string): string {
  return fields.find((field) => field.id === id)?.label ?? id;
}

function range({
  from,
  to,
}: {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `at least ${from}`;
  return to === undefined ? "a number" : `at most ${to}`;
}

function either(wanted: readonly string[]): string {
  return wanted.map((each) => `"${each}"`).join(" or ");
}

/** Rounded down: 99.6 % is not everything. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
