import { describe, expect, it } from "vitest";
import { parseScenario } from "../sim/scenario/scenario.ts";
import { loadConfig } from "./config.ts";
import { robotOf } from "./scenario-robot.ts";

function scenario(entries: string) {
  return parseScenario(
    `{ title: a visit, lastsS: 5, expect: { greeted: false, records: [] }, ${entries} }`,
    "the test's scenario",
  );
}

describe("the robot that a scenario is played with", () => {
  it("is the given one, but for what the scenario says", () => {
    const given = loadConfig(undefined);
    const config = robotOf(
      scenario("robot: { name: Rob, dialogue: { conversation: { bargeIn: true } } }"),
      given,
    );
    expect(config).toEqual({
      ...given,
      name: "Rob",
      dialogue: { ...given.dialogue, conversation: { ...given.dialogue.conversation, bargeIn: true } },
    });
  });

  it("works for the business that the scenario names", () => {
    const { profile } = robotOf(scenario("profile: law-office"), loadConfig(undefined));
    expect(profile).toMatch(/law-office\.yaml$/);
    expect(() => robotOf(scenario("profile: bakery"), loadConfig(undefined))).toThrow(/bakery\.yaml/);
  });

  it("refuses what is no entry of its configuration, with the path", () => {
    expect(() =>
      robotOf(
        scenario("robot: { motion: { warp: 9 }, dialogue: { conversation: { silenceMs: 1 } } }"),
        loadConfig(undefined),
      ),
    ).toThrow(/dialogue\.conversation\.silenceMs: .*\n.*motion: .*"warp"/);
  });

  it("refuses what is said of questions that the business does not ask", () => {
    const misspelt = scenario(
      "people: [{ name: a, acts: [{ do: converse }], means: { nmae: Al }, answers: { shoe-size: [{ do: nothing }], confirm-name: [{ do: nothing }] } }]",
    );
    expect(() => robotOf(misspelt, loadConfig(undefined))).toThrow(
      /people\[0\]\.answers: the profile asks nothing called "shoe-size".*\n.*people\[0\]\.means: .*"nmae"/,
    );
  });
});
