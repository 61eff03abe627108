import { expect, test } from "vitest";
import { condition } from "../../../../contract/playbook/condition.ts";
import { startingPlaybook } from "../../../../server/documents/starting-playbook.ts";
import { allInWords, conditionInWords, conditionShape } from "./condition-form.ts";

const around = { body: startingPlaybook, playbook: startingPlaybook, members: [] };

test.each([
  [{ kind: "reachable" }, "can be reached"],
  [{ kind: "field-present", field: "service" }, "Service is filled"],
  [{ kind: "field-is", field: "service", anyOf: ["Color", "Cut"] }, "Service is Color or Cut"],
  [{ kind: "field-between", field: "budget", from: 100 }, "Budget at least 100"],
  [{ kind: "field-between", field: "budget", from: 100, to: 200 }, "Budget between 100 and 200"],
  [{ kind: "tag", group: "source", anyOf: ["instagram"] }, "Source: Instagram"],
  [{ kind: "tag", group: "source", anyOf: [] }, "Source: any tag"],
  [{ kind: "score-at-least", score: 40 }, "score at least 40"],
  [{ kind: "completeness-at-least", share: 0.8 }, "at least 80 % of the form answered"],
  [{ kind: "returning" }, "has been here before"],
])("%o is told as “%s”", (given, words) => {
  expect(condition.safeParse(given).success).toBe(true);
  expect(conditionInWords(given, around)).toBe(words);
});

test("what a criterion names and is not there is told by its id", () => {
  expect(conditionInWords({ kind: "field-present", field: "gone" }, around)).toBe("gone is filled");
});

test("several criteria are one phrase", () => {
  expect(allInWords([{ kind: "reachable" }, { kind: "returning" }], around, "anybody")).toBe(
    "can be reached and has been here before",
  );
  expect(allInWords([], around, "anybody")).toBe("anybody");
});

test("every kind of criterion can be built", () => {
  if (conditionShape.is !== "either") throw new Error("a criterion is one of several kinds");
  const known = condition.options.map(({ shape }) => shape.kind.value);
  expect(Object.keys(conditionShape.ways).sort()).toEqual([...known].sort());
});
