import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Fault } from "../../robot/kernel/fault.ts";
import { personScript } from "./person-script.ts";
import { parseScenario, scenarioSchema } from "./scenario.ts";

const FOLDER = new URL("../scenarios/", import.meta.url);

/** Told in words below the example. */
const UNTOLD = ["heightM", "skin", "shirt", "trousers", "manner"];

function mistakesIn(text: string): string {
  try {
    parseScenario(text, "lobby.yaml");
  } catch (error) {
    if (error instanceof Fault) return `${error.code}: ${error.what}`;
    throw error;
  }
  return "none";
}

describe("a scenario", () => {
  it("is read from every file that comes with the simulator", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) parseScenario(readFileSync(new URL(file, FOLDER), "utf8"), file);
  });

  it("is read from the example of the README, which leaves no kind of entry out", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const example = /```yaml\n(?<text>[^`]+)```/.exec(readme)?.groups?.text ?? "";
    const scenario = parseScenario(example, "the README's example");
    const entries = Object.keys(scenarioSchema.shape).filter((entry) => entry !== "network");
    expect(Object.keys(scenario)).toEqual(expect.arrayContaining(entries));
    for (const entry of [...entries, ...Object.keys(personScript.shape)]) {
      if (!UNTOLD.includes(entry)) expect(example).toContain(`${entry}:`);
    }
  });

  it("is refused with every mistake named by its path, unknown keys too", () => {
    const told = mistakesIn(`
title: broken
lastsS: long
weather: rain
people:
  - name: Ann
    hieghtM: 1.7
    acts: [{ do: fly }]
    answers: { consent: [] }
expect: { greeted: true, records: [] }
`);
    expect(told).toContain("scenario.invalid: lobby.yaml is not a scenario; it has 5 mistakes");
    for (const place of [
      "lastsS",
      "weather",
      "hieghtM",
      "people[0].acts[0].do",
      "people[0].answers.consent",
    ]) {
      expect(told).toContain(place);
    }
  });

  it("is refused for names that nobody has, for what contradicts itself, and for what cannot be", () => {
    const told = mistakesIn(`
title: broken
lastsS: 20
wheather: rain
people:
  - { name: Ann, entersAtS: 30, acts: [{ do: stand, forS: 3, facing: Bob }] }
  - { name: Ann, acts: [] }
  - { name: Cleo, with: Dan, acts: [{ do: touch-start }] }
  - { name: Eve, with: Cleo, looksAt: Frank }
  - name: Gil
    acts: [{ do: converse }]
    reactions:
      - { when: {}, do: [{ do: nothing }] }
      - { when: { asked: name, wrong: true }, do: [{ do: nothing }] }
      - { when: { asked: name }, interruptsAfterS: 1, do: [{ do: nothing }] }
      - { when: { says: "/(/" }, do: [{ do: nothing }] }
faults: [{ kind: network-down, fromS: 9, untilS: 5 }]
expect:
  { greeted: false, greetedByS: 3, outcome: declined, outcomes: [], records: [], attention: [{ person: Hal, atLeast: 1 }] }
`);
    for (const mistake of [
      'Unrecognized key: "wheather"',
      "people[0].entersAtS: comes after the scenario's end at 20 s",
      'people[0].acts[0].facing: nobody is called "Bob"; there are Ann, Ann, Cleo, Eve, Gil',
      'people[1].name: somebody else is called "Ann"',
      "people[1].acts: has nothing to do",
      "people[2].acts: goes where Dan goes",
      'people[2].with: nobody is called "Dan"',
      "people[3].with: Cleo walks with Dan: name Dan here too",
      'people[3].looksAt: nobody is called "Frank"',
      "people[4].reactions[0].when: names no occasion",
      "people[4].reactions[1].when: says `wrong`, but not of which question",
      "people[4].reactions[2]: interrupts, but nothing that is said",
      "people[4].reactions[3].when.says: is between slashes, but no regular expression",
      "faults[0].untilS: must be later than fromS",
      "expect: has both outcome and outcomes",
      "expect: says when somebody is greeted, and that nobody is",
      'expect.attention[0].person: nobody is called "Hal"',
    ]) {
      expect(told).toContain(mistake);
    }
  });

  it("is refused with the line when it is not YAML", () => {
    expect(mistakesIn("title: [unclosed\nlastsS: 3")).toMatch(/scenario\.invalid.*\n.*line \d/);
  });

  it("fills in what is usual", () => {
    const scenario = parseScenario(
      "{ title: t, lastsS: 5, people: [{ name: a, acts: [{ do: walk, to: [2, 0] }] }], expect: { greeted: false, records: [] } }",
      "t",
    );
    expect(scenario.room).toMatchObject({ light: 1, noiseDbfs: -62, echoDb: -26 });
    expect(scenario.people[0]).toMatchObject({ kind: "adult", voice: "slt", from: [7, -3] });
  });
});
