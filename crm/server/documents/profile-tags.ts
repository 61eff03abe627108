import { type BusinessProfile, choicesOf } from "../../../robot/kernel/business-profile.ts";
import type { Question } from "../../../robot/kernel/intake-question.ts";
import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";
import { tagFor } from "./known-tag.ts";
import { type Mistake, placeOf } from "./mistake.ts";

/** A tag that a robot with this profile can write into a record. */
export interface WrittenTag {
  /** Where the profile names the group and the tag. */
  readonly groupAt: string;
  readonly at: string;
  readonly group: string;
  readonly tag: string;
  /** How the profile itself calls it, in English, the label first; empty for the tag of a yes or a no. */
  readonly words: readonly string[];
}

/** Every tag that the profile's questions can write, in the order in which it names them. */
export function writtenTags(profile: BusinessProfile): readonly WrittenTag[] {
  const parts = { form: profile.form, checkIn: profile.checkIn ?? [] };
  return Object.entries(parts).flatMap(([part, questions]) =>
    questions.flatMap((question, index) => writtenBy(profile, question, [part, index])),
  );
}

/**
 * What the taxonomy lacks for this profile. A tag without an entry would send every answer of that kind to the
 * review list instead of to the figures.
 */
export function unknownTags(profile: BusinessProfile, taxonomy: Taxonomy): readonly Mistake[] {
  const mistakes = new Map<string, Mistake>();
  for (const { groupAt, at, group, tag } of writtenTags(profile)) {
    const known = taxonomy.some(({ id }) => id === group);
    if (!known) mistakes.set(groupAt, { at: groupAt, what: `there is no tag group "${group}"` });
    else if ("unknown" in tagFor(taxonomy, group, tag))
      mistakes.set(at, { at, what: `there is no tag "${tag}" in the group "${group}"` });
  }
  return [...mistakes.values()];
}

function writtenBy(
  profile: BusinessProfile,
  question: Question,
  path: readonly PropertyKey[],
): readonly WrittenTag[] {
  switch (question.type) {
    case "choice":
    case "several": {
      const list = typeof question.choices === "string" ? [question.choices] : [...path, "choices"];
      return choicesOf(profile, question).map(({ tag, label, synonyms }, index) => ({
        groupAt: placeOf([...path, "tagGroup"]),
        at: placeOf([...list, index, "tag"]),
        group: question.tagGroup,
        tag,
        words: [label.en, ...synonyms.en],
      }));
    }
    case "yes-no":
      return (["yes", "no"] as const).flatMap((answer) => {
        const own = question.tags[answer];
        const at = [...path, "tags", answer];
        return own
          ? [{ groupAt: placeOf([...at, "group"]), at: placeOf([...at, "tag"]), ...own, words: [] }]
          : [];
      });
    case "consent":
    case "name":
    case "phone":
    case "email":
    case "contact":
    case "date":
    case "time":
    case "number":
    case "money":
    case "text":
      return [];
  }
}
