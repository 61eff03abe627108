import { z } from "zod";

/** What can be read of a document that may be broken elsewhere. */
const legible = z.object({
  lastsS: z.number().catch(Number.POSITIVE_INFINITY),
  people: z
    .array(
      z.object({
        name: z.string().catch(""),
        with: z.string().optional().catch(undefined),
        looksAt: z.string().catch("robot"),
        entersAtS: z.number().catch(0),
        acts: z
          .array(z.object({ do: z.string(), facing: z.string().optional() }).catch({ do: "" }))
          .catch([]),
      }),
    )
    .catch([]),
  expect: z
    .object({
      attention: z.array(z.object({ person: z.string().catch("") })).catch([]),
    })
    .catch({ attention: [] }),
});
type Legible = z.infer<typeof legible>;

const TOWARDS = ["robot", "away", "aside"];

/** Whether what names something else names something that is there, whatever else is wrong with the document. */
export function crossReferences(document: unknown, told: z.RefinementCtx): void {
  const read = legible.safeParse(document);
  if (!read.success) return;
  for (const { path, message } of mistakesIn(read.data))
    told.addIssue({ code: "custom", path: [...path], message });
}

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function mistakesIn(scenario: Legible): readonly Mistake[] {
  return [
    ...scenario.people.flatMap((person, index) => personMistakes(scenario, person, ["people", index])),
    ...scenario.expect.attention.flatMap(({ person }, index) =>
      unknownName(scenario, person, ["expect", "attention", index, "person"]),
    ),
  ];
}

function personMistakes(
  scenario: Legible,
  person: Legible["people"][number],
  path: Mistake["path"],
): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (key: string, message: string) => mistakes.push({ path: [...path, key], message });
  const namesakes = scenario.people.filter(({ name }) => name === person.name);
  if (person.name !== "" && namesakes.length > 1 && namesakes[0] !== person) {
    add("name", `somebody else is called "${person.name}": give every person a name of their own`);
  }
  if (person.entersAtS >= scenario.lastsS) {
    add("entersAtS", `comes after the scenario's end at ${scenario.lastsS} s`);
  }
  if (person.with === undefined) {
    if (person.acts.length === 0) add("acts", "has nothing to do: add acts, or `with` somebody's name");
  } else {
    if (person.acts.length > 0) add("acts", `goes where ${person.with} goes: remove acts, or \`with\``);
    const leader = scenario.people.find(({ name }) => name === person.with);
    if (leader?.with !== undefined) {
      add("with", `${person.with} walks with ${leader.with}: name ${leader.with} here too`);
    }
    mistakes.push(...unknownName(scenario, person.with, [...path, "with"]));
  }
  if (person.looksAt !== "robot")
    mistakes.push(...unknownName(scenario, person.looksAt, [...path, "looksAt"]));
  for (const [index, { facing }] of person.acts.entries()) {
    if (facing === undefined || TOWARDS.includes(facing)) continue;
    mistakes.push(...unknownName(scenario, facing, [...path, "acts", index, "facing"]));
  }
  return mistakes;
}

function unknownName({ people }: Legible, name: string, path: Mistake["path"]): readonly Mistake[] {
  if (name === "" || people.some((each) => each.name === name)) return [];
  const known = people.map((each) => each.name).filter((each) => each !== "");
  const there = known.length > 0 ? `there are ${known.join(", ")}` : "there is nobody";
  return [{ path, message: `nobody is called "${name}"; ${there}` }];
}
