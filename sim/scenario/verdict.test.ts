import { describe, expect, it } from "vitest";
import { answerFrom, type IntakeRecord } from "../../robot/kernel/intake-record.ts";
import { parseScenario, type Scenario } from "./scenario.ts";
import { failuresOf, type VisitObserved } from "./verdict.ts";

const JOINT = {
  lowestRad: -1,
  highestRad: 1,
  velocityRadPerS: 2,
  accelerationRadPerS2: 8,
  jerkRadPerS3: 80,
};
const LIMITS = { pan: JOINT, tilt: JOINT };
const SOURCE = { kind: "touch", at: "2026-01-05T09:00:10.000Z" } as const;

const RECORD: IntakeRecord = {
  id: "7b0f3ad0-94a4-4a7e-9f43-0d6f5c6f3a10",
  visit: {
    id: "v1",
    startedAt: "2026-01-05T09:00:00.000Z",
    endedAt: "2026-01-05T09:01:00.000Z",
    language: "en",
    profile: { id: "salon", version: 1 },
  },
  consent: { given: true, wording: "May I?", at: "2026-01-05T09:00:10.000Z", source: SOURCE },
  fields: { name: answerFrom("Mary Johnson", SOURCE, "read-back") },
  tags: [{ group: "source", tag: "instagram" }],
  completeness: 1,
  openQuestions: [],
};

function expecting(expect: string): Scenario {
  return parseScenario(
    `{ title: t, lastsS: 60, people: [{ name: a, acts: [{ do: walk, to: [2, 0] }] }], expect: ${expect} }`,
    "the test's scenario",
  );
}

const GOOD: VisitObserved = {
  lobby: {
    atMs: 60_000,
    greetedAtMs: 6000,
    asked: ["consent", "name"],
    unforeseen: [],
    everybodyLeft: true,
    timeIsUp: true,
    robotQuietMs: 5000,
    head: LIMITS,
  },
  outcomes: ["completed"],
  leads: [{ record: RECORD, atMs: 50_000 }],
};

const VISIT = expecting(
  "{ greeted: true, greetedByS: 10, outcome: completed, records: [{ fields: { name: Mary Johnson }, tags: { source: instagram } }] }",
);
const NOBODY = expecting("{ greeted: false, records: [] }");

function judged(
  scenario: Scenario,
  changes: Partial<VisitObserved>,
  lobby: Partial<VisitObserved["lobby"]> = {},
) {
  return failuresOf(scenario, { ...GOOD, ...changes, lobby: { ...GOOD.lobby, ...lobby } }, LIMITS);
}

describe("the verdict", () => {
  it("has nothing to say about a visit that went as expected", () => {
    expect(judged(VISIT, {})).toEqual([]);
  });

  it.each([
    [
      "a late greeting",
      judged(VISIT, {}, { greetedAtMs: 12_000 }),
      "The greeting came at 12.0 s, later than 10 s.",
    ],
    ["no greeting", judged(VISIT, {}, { greetedAtMs: null }), "Nobody was greeted."],
    [
      "a greeting to nobody",
      judged(NOBODY, { outcomes: [], leads: [] }),
      "The robot spoke at 6.0 s; it should have kept silent.",
    ],
    [
      "another outcome",
      judged(VISIT, { outcomes: ["abandoned"] }),
      'The conversation ended as "abandoned"; it should have ended as "completed".',
    ],
    [
      "no outcome",
      judged(VISIT, { outcomes: [] }),
      'The conversation did not end; it should have ended as "completed".',
    ],
    ["a lost lead", judged(VISIT, { leads: [] }), "The hub has 0 leads; it should have 1."],
    [
      "a doubled lead",
      judged(VISIT, { leads: [...GOOD.leads, ...GOOD.leads] }),
      "The hub has 2 leads; it should have 1.",
    ],
    [
      "something stored that should not be",
      judged(NOBODY, { outcomes: [] }, { greetedAtMs: null }),
      "The hub has 1 leads; it should have 0.",
    ],
    [
      "a question without an answer",
      judged(VISIT, {}, { unforeseen: ["shoe-size"] }),
      'The robot asked "shoe-size", for which the scenario has no answer.',
    ],
    [
      "a head driven too hard",
      judged(VISIT, {}, { head: { pan: JOINT, tilt: { ...JOINT, jerkRadPerS3: 95 } } }),
      "The head's tilt was driven at 95.00 rad/s³, above 80.",
    ],
    [
      "a head sent too far",
      judged(VISIT, {}, { head: { pan: { ...JOINT, highestRad: 1.2 }, tilt: JOINT } }),
      "The head's pan was sent to -1.000 … 1.200 rad, outside -1 … 1.",
    ],
  ])("names %s", (_, failures, sentence) => {
    expect(failures).toEqual([sentence]);
  });

  it("names a wrong value, a missing field and a missing tag", () => {
    const scenario = expecting(
      "{ greeted: true, records: [{ fields: { name: Mary Jones, contact: x }, tags: { source: google } }] }",
    );
    expect(judged(scenario, {})).toEqual([
      'Lead 1 has name "Mary Johnson"; it should have "Mary Jones".',
      'Lead 1 has contact nothing; it should have "x".',
      'Lead 1 has source tags [instagram]; it should have "google".',
    ]);
  });

  it("names a lead that came while the network was down", () => {
    const scenario = expecting("{ greeted: true, recordsNotBeforeS: 55, records: [{}] }");
    expect(judged(scenario, {})).toEqual(["Lead 1 was in the hub at 50.0 s, before 55 s."]);
  });
});
