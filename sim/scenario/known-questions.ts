import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import type { Scenario } from "./scenario.ts";

/** What the robot asks beside the profile's own questions. */
const ALWAYS = ["serving", "review"];

/**
 * What the scenario says of questions that the profile does not have, each with its path: somebody has misspelt
 * something, or it is another business. None: all are known.
 */
export function unknownQuestions(
  { people, expect }: Pick<Scenario, "people" | "expect">,
  profile: Pick<BusinessProfile, "form" | "checkIn">,
): readonly string[] {
  const fields = [...profile.form, ...(profile.checkIn ?? [])].map(({ id }) => id);
  const questions = [...ALWAYS, ...fields, ...fields.map((id) => `confirm-${id}`)];
  const unknown = (place: string, id: string | undefined, known: readonly string[]) =>
    id === undefined || known.includes(id)
      ? []
      : [`${place}: the profile asks nothing called "${id}"; it asks ${known.join(", ")}`];
  return [
    ...people.flatMap(({ answers, means, reactions }, at) => [
      ...Object.keys(answers).flatMap((id) => unknown(`people[${at}].answers`, id, questions)),
      ...Object.keys(means).flatMap((id) => unknown(`people[${at}].means`, id, fields)),
      ...reactions.flatMap(({ when }, index) => [
        ...unknown(`people[${at}].reactions[${index}].when.asked`, when.asked, questions),
        ...unknown(`people[${at}].reactions[${index}].when.readsBack`, when.readsBack, fields),
      ]),
    ]),
    ...expect.asked.flatMap((id, at) => unknown(`expect.asked[${at}]`, id, questions)),
    ...expect.neverAsked.flatMap((id, at) => unknown(`expect.neverAsked[${at}]`, id, questions)),
    ...expect.records.flatMap(({ fields: wanted }, at) =>
      Object.keys(wanted).flatMap((id) => unknown(`expect.records[${at}].fields`, id, fields)),
    ),
  ];
}
