import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Fault } from "../../robot/kernel/fault.ts";
import { parseScenario } from "./scenario.ts";

const FOLDER = new URL("../scenarios/", import.meta.url);

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

  it("is refused with the line when it is not YAML", () => {
    expect(mistakesIn("title: [unclosed\nlastsS: 3")).toMatch(/scenario\.invalid.*\n.*line \d/);
  });

  it("fills in what is usual", () => {
    const scenario = parseScenario(
      "{ title: t, lastsS: 5, people: [{ name: a, acts: [{ do: walk, to: [2, 0] }] }], expect: { greeted: false, records: [] } }",
      "t",
    );
    expect(scenario.room).toEqual({ light: 1, noiseDbfs: -62, echoDb: -26 });
    expect(scenario.people[0]).toMatchObject({ heightM: 1.72, voice: "slt", from: [7, -3] });
  });
});
