import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { condition } from "../../contract/playbook/condition.ts";
import { stage } from "../../contract/playbook/pipeline.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { holds, type Judged, unmet, unmetOf } from "./conditions.ts";

const nobody: Judged = {
  fields: {},
  tags: [],
  score: 0,
  completeness: 0,
  returning: false,
  phones: [],
  emails: [],
};
const known: Judged = {
  fields: { service: "Haircut; Color", budget: "500.50 USD", timeline: "  " },
  tags: [{ group: "timeline", tag: "this-week" }],
  score: 40,
  completeness: 0.75,
  returning: true,
  phones: [],
  emails: ["ana@example.com"],
};

describe("a condition", () => {
  test("names no field that every object has", () => {
    expect(condition.safeParse({ kind: "field-present", field: "constructor" }).success).toBe(false);
  });

  test.each([
    [{ kind: "field-present", field: "service" }, true],
    [{ kind: "field-present", field: "timeline" }, false],
    [{ kind: "field-present", field: "next-step" }, false],
    [{ kind: "field-is", field: "service", anyOf: ["Bridal", "COLOR "] }, true],
    [{ kind: "field-is", field: "service", anyOf: ["Haircut; Color"] }, true],
    [{ kind: "field-is", field: "service", anyOf: ["cut"] }, false],
    [{ kind: "field-between", field: "budget", from: 500.5 }, true],
    [{ kind: "field-between", field: "budget", from: 500.51 }, false],
    [{ kind: "field-between", field: "budget", from: 1, to: 500 }, false],
    [{ kind: "field-between", field: "budget" }, true],
    [{ kind: "field-between", field: "service" }, false],
    [{ kind: "tag", group: "timeline" }, true],
    [{ kind: "tag", group: "timeline", anyOf: ["later", "this-week"] }, true],
    [{ kind: "tag", group: "timeline", anyOf: ["later"] }, false],
    [{ kind: "tag", group: "source" }, false],
    [{ kind: "score-at-least", score: 40 }, true],
    [{ kind: "score-at-least", score: 41 }, false],
    [{ kind: "reachable" }, true],
    [{ kind: "completeness-at-least", share: 0.75 }, true],
    [{ kind: "completeness-at-least", share: 0.76 }, false],
    [{ kind: "returning" }, true],
  ])("%j of a known lead is %s", (given, expected) => {
    expect(holds(condition.parse(given), known)).toBe(expected);
  });

  test.each([
    [{ kind: "field-present", field: "next-step" }, '"Agreed next step" is not filled in.'],
    [
      { kind: "field-is", field: "service", anyOf: ["A", "B"] },
      '"Service" is not filled in; "A" or "B" is wanted.',
    ],
    [{ kind: "field-between", field: "budget", from: 1 }, '"Budget" is not filled in; at least 1 is wanted.'],
    [{ kind: "field-between", field: "budget", to: 9 }, '"Budget" is not filled in; at most 9 is wanted.'],
    [
      { kind: "field-between", field: "budget", from: 1, to: 9 },
      '"Budget" is not filled in; 1 to 9 is wanted.',
    ],
    [{ kind: "tag", group: "timeline" }, 'There is no tag of "Timeline".'],
    [
      { kind: "tag", group: "source", anyOf: ["referral", "google"] },
      'The tag "A friend" or "Google" of "Source" is missing.',
    ],
    [{ kind: "score-at-least", score: 40 }, "The score is 0; at least 40 is wanted."],
    [{ kind: "reachable" }, "There is neither a phone number nor an e-mail address."],
    [
      { kind: "completeness-at-least", share: 0.5 },
      "0 % of the required questions were answered; at least 50 % is wanted.",
    ],
    [{ kind: "returning" }, "The contact was not here before."],
  ])("%j says what is missing in words", (given, sentence) => {
    expect(unmet(condition.parse(given), nobody, startingPlaybook)).toBe(sentence);
  });

  test("names what stands there instead", () => {
    const given = condition.parse({ kind: "field-between", field: "budget", from: 1000 });
    expect(unmet(given, known, startingPlaybook)).toBe('"Budget" is "500.50 USD"; at least 1000 is wanted.');
  });

  test("is unmet exactly when it does not hold", () => {
    const conditions = fc.constantFrom(
      ...[
        { kind: "reachable" },
        { kind: "returning" },
        { kind: "score-at-least", score: 10 },
        { kind: "field-present", field: "budget" },
        { kind: "field-between", field: "budget", from: 5, to: 10 },
        { kind: "tag", group: "timeline" },
      ].map((given) => condition.parse(given)),
    );
    const facts = fc.record<Judged>({
      fields: fc.dictionary(
        fc.constantFrom("budget", "service"),
        fc.oneof(fc.integer().map(String), fc.string()),
      ),
      tags: fc.array(fc.record({ group: fc.constantFrom("timeline", "source"), tag: fc.string() })),
      score: fc.integer({ min: -50, max: 50 }),
      completeness: fc.double({ min: 0, max: 1, noNaN: true }),
      returning: fc.boolean(),
      phones: fc.array(fc.string()),
      emails: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(conditions, facts, (given, lead) => {
        expect(unmet(given, lead, startingPlaybook) === null).toBe(holds(given, lead));
      }),
    );
  });
});

describe("a stage", () => {
  const sql = startingPlaybook.pipelines[0]?.stages.find(({ id }) => id === "sql");

  test("names every unmet criterion and required field at once", () => {
    expect(sql && unmetOf(sql, nobody, startingPlaybook)).toEqual([
      "There is neither a phone number nor an e-mail address.",
      "The score is 0; at least 40 is wanted.",
      '"Agreed next step" is not filled in.',
    ]);
  });

  test("names a field once that is wanted twice", () => {
    const twice = stage.parse({
      id: "s",
      label: "S",
      entry: [{ kind: "field-present", field: "budget" }],
      requires: ["budget"],
    });
    expect(unmetOf(twice, nobody, startingPlaybook)).toEqual(['"Budget" is not filled in.']);
  });

  test("lets in whoever meets everything", () => {
    const ready = { ...known, fields: { ...known.fields, "next-step": "call on Friday" } };
    expect(sql && unmetOf(sql, ready, startingPlaybook)).toEqual([]);
  });
});
