import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
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

function happened(event: string, atS: number, fields: VisitObserved["journal"][number]["fields"] = {}) {
  return { event, at: instant(atS * 1000), fields };
}

const ended = (...outcomes: readonly string[]) =>
  outcomes.map((outcome) => happened("visit.ended", 50, { outcome }));

const GOOD: VisitObserved = {
  lobby: {
    atMs: 60_000,
    greetedAtMs: 6000,
    asked: ["consent", "name", "contact"],
    said: [
      { text: "Hello, welcome to the studio.", atMs: 6000 },
      { text: "Did I get that right?", atMs: 20_000 },
    ],
    unforeseen: [],
    everybodyLeft: true,
    timeIsUp: true,
    robotIsFree: true,
    pairing: null,
    robotQuietMs: 5000,
    head: LIMITS,
    attention: [],
  },
  journal: [happened("visit.begun", 6), happened("visit.ended", 50, { outcome: "completed" })],
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
      judged(NOBODY, { journal: [], leads: [] }),
      "The robot spoke at 6.0 s; it should have kept silent.",
    ],
    [
      "another outcome",
      judged(VISIT, { journal: ended("abandoned") }),
      'The conversation ended as "abandoned"; it should have ended as "completed".',
    ],
    [
      "no outcome",
      judged(VISIT, { journal: [] }),
      'The conversation did not end; it should have ended as "completed".',
    ],
    ["a lost lead", judged(VISIT, { leads: [] }), "The hub has 0 leads; it should have 1."],
    [
      "a lead too many",
      judged(VISIT, { leads: [...GOOD.leads, { record: { ...RECORD, id: "another" }, atMs: 52_000 }] }),
      "The hub has 2 leads; it should have 1.",
    ],
    [
      "something stored that should not be",
      judged(NOBODY, { journal: [] }, { greetedAtMs: null }),
      "The hub has 1 lead; it should have 0.",
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

  it.each([
    [
      "a question that was not asked in its turn",
      "asked: [name, consent]",
      'The robot did not ask "consent" after "name"; it asked "consent", "name", "contact".',
    ],
    [
      "a question that should not have been asked",
      "neverAsked: [contact]",
      'The robot asked "contact", which it should never have asked.',
    ],
    [
      "words that were not said",
      "says: [/welcome/, goodbye]",
      'The robot did not say "goodbye" after "/welcome/"; it said "Hello, welcome to the studio.", "Did I get that right?".',
    ],
    [
      "words that should not have been said",
      "neverSays: [/get that/]",
      'The robot said "Did I get that right?" at 20.0 s; it should never have said "/get that/".',
    ],
    [
      "conversations that ended otherwise",
      "outcomes: [abandoned, completed]",
      'The conversations ended as "completed"; they should have ended as "abandoned", "completed".',
    ],
    ["too few conversations", "visits: 2", "There was 1 conversation; there should have been 2."],
    [
      "staff who were not called",
      "staffAlerts: 1",
      "The staff were called never; they should have been once.",
    ],
    [
      "an event that did not happen",
      "journal: [{ event: /^camera/, untilS: 20 }]",
      'The journal has "/^camera/" never between 0 and 20 s; it should have it at least once.',
    ],
    [
      "an event that happened too often",
      "journal: [{ event: visit.ended, fields: { outcome: completed }, atLeast: 0, atMost: 0 }]",
      'The journal has "visit.ended, outcome completed" once; it should have it never.',
    ],
    ["a late start", "greetedNotBeforeS: 8", "The greeting came at 6.0 s, before 8 s."],
  ])("names %s", (_, expectation, sentence) => {
    const scenario = expecting(`{ greeted: true, records: [{}], ${expectation} }`);
    expect(judged(scenario, {})).toEqual([sentence]);
  });

  it("names what is wrong with a lead's consent, language and open questions", () => {
    const scenario = expecting(
      "{ greeted: true, records: [{ consentBy: voice, language: es, completeness: 0.5, openQuestions: [dogs], fields: { name: null } }] }",
    );
    expect(judged(scenario, {})).toEqual([
      'Lead 1 has name "Mary Johnson"; it should have nothing.',
      'Lead 1 is of a visit in "en"; it should be in "es".',
      "Lead 1 has a consent by touch; it should have been by voice.",
      "Lead 1 is complete to 1; it should be to 0.5.",
      "Lead 1 has the open questions []; it should have [dogs].",
    ]);
  });

  it("names a head that looked elsewhere", () => {
    const scenario = expecting(
      "{ greeted: true, records: [{}], attention: [{ person: a, atLeast: 0.6 }, { person: a, atMost: 0.2 }, { person: a, atLeast: 0.1 }] }",
    );
    expect(judged(scenario, {}, { attention: [0.5, 0.3, null] })).toEqual([
      "The head was turned to a within 10° for 50 % of the time; it should have been for at least 60 %.",
      "The head was turned to a within 10° for 30 % of the time; it should have been for at most 20 %.",
      "a was not in the room when the head should have turned to them.",
    ]);
  });

  it("names a lead that is there twice", () => {
    const scenario = expecting("{ greeted: true, records: [{}, {}] }");
    const [lead] = GOOD.leads;
    expect(judged(scenario, { leads: [lead!, { ...lead!, atMs: 58_000 }] })).toEqual([
      "Lead 2 is lead 1 once more.",
    ]);
  });

  it("names a lead that came while the network was down", () => {
    const scenario = expecting("{ greeted: true, recordsNotBeforeS: 55, records: [{}] }");
    expect(judged(scenario, {})).toEqual(["Lead 1 was in the hub at 50.0 s, before 55 s."]);
  });
});
