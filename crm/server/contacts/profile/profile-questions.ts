import type { Condition } from "../../../contract/playbook/condition.ts";
import type { Stage } from "../../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { type Claim, claimsByField, labelOf } from "./profile-fields.ts";
import type { ProfileSources } from "./profile-sources.ts";
import { alike, inQuotes } from "./profile-wording.ts";

/**
 * What is not known and worth asking, the most useful first: how to reach them, where answers contradict one another,
 * what the next stages want, what nobody answered them, and what no tag tells. Pure.
 */
export function openQuestionsOf(sources: ProfileSources, playbook: Playbook): string[] {
  const claims = claimsByField(sources);
  return [
    ...unknownOfPerson(sources),
    ...contradictions(claims, playbook),
    ...wantedByStages(sources, claims, playbook),
    ...sources.visits.flatMap(({ record }) =>
      record.openQuestions.map((question) => `They asked ${inQuotes(question)}: what is the answer?`),
    ),
    ...unknownGroups(sources, claims, playbook),
  ].filter((question, at, all) => all.indexOf(question) === at);
}

function unknownOfPerson({ contact: { name, phones, emails } }: ProfileSources): readonly string[] {
  return [
    ...(name === null ? ["What is their name?"] : []),
    ...(phones.length === 0 && emails.length === 0
      ? ["How can they be reached? Neither a phone number nor an e-mail address is known."]
      : [
          ...(phones.length === 0 ? ["What is their phone number?"] : []),
          ...(emails.length === 0 ? ["What is their e-mail address?"] : []),
        ]),
  ];
}

function contradictions(
  claims: ReadonlyMap<string, readonly Claim[]>,
  playbook: Playbook,
): readonly string[] {
  return [...claims].flatMap(([field, given]) => {
    const values = [...new Map(given.map(({ value }) => [alike(value), value])).values()];
    if (values.length < 2) return [];
    return [
      `Which is right for ${inQuotes(labelOf(field, playbook))}: ${values.map(inQuotes).join(" or ")}?`,
    ];
  });
}

/** Fields that a later stage of an open lead asks for and that nobody has filled. */
function wantedByStages(
  { leads }: ProfileSources,
  claims: ReadonlyMap<string, readonly Claim[]>,
  playbook: Playbook,
): readonly string[] {
  return leads
    .filter(({ isOpen }) => isOpen)
    .flatMap((lead) => {
      const stages = playbook.pipelines.find(({ id }) => id === lead.pipeline)?.stages ?? [];
      const later = stages.slice(stages.findIndex(({ id }) => id === lead.stage) + 1);
      return later.flatMap((stage) =>
        fieldsFor(stage)
          .filter((field) => !claims.has(field))
          .map((field) => `${inQuotes(labelOf(field, playbook))} is not known; ${stage.label} wants it.`),
      );
    })
    .filter((question, at, all) => all.findIndex((other) => sameStart(other, question)) === at);
}

/** One field is asked for once, by the first stage that wants it. */
function sameStart(one: string, other: string): boolean {
  return one.split("”")[0] === other.split("”")[0];
}

function fieldsFor({ requires, entry }: Stage): readonly string[] {
  return [...requires, ...entry.flatMap((condition) => fieldOf(condition) ?? [])];
}

function fieldOf(condition: Condition): string | null {
  switch (condition.kind) {
    case "field-present":
    case "field-is":
    case "field-between":
      return condition.field;
    case "tag":
    case "score-at-least":
    case "reachable":
    case "completeness-at-least":
    case "returning":
      return null;
  }
}

/** Questions of the taxonomy that neither a tag nor a field of the same name answers, such as the timeline. */
function unknownGroups(
  { leads }: ProfileSources,
  claims: ReadonlyMap<string, readonly Claim[]>,
  { taxonomy }: Playbook,
): readonly string[] {
  const told = new Set(leads.flatMap(({ tags }) => tags.map(({ group }) => group)));
  return taxonomy
    .filter(({ id, tags }) => tags.length > 0 && !told.has(id) && !claims.has(id))
    .map(({ label }) => `${inQuotes(label)} is not known.`);
}
