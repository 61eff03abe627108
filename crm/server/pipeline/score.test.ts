import { expect, test } from "vitest";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { scoreOf } from "./score.ts";

const facts = {
  fields: { service: "Haircut" },
  tags: [{ group: "timeline", tag: "this-week" }],
  completeness: 1,
  returning: false,
  phones: ["+12025550123"],
  emails: [],
};

test("the score is the sum of the rules that hold, and says which they are", () => {
  expect(scoreOf(startingPlaybook.scoreRules, facts)).toEqual({
    score: 50,
    parts: [
      { rule: "reachable", label: "can be reached", points: 20 },
      { rule: "this-week", label: "timeline this week", points: 20 },
      { rule: "knows-what", label: "knows what they want", points: 10 },
    ],
  });
});

test("a rule counts only when all of its conditions hold, and may take points", () => {
  const rules = [
    {
      id: "far",
      label: "no hurry",
      when: [{ kind: "returning" as const }, { kind: "reachable" as const }],
      points: 5,
    },
    { id: "new", label: "never seen", when: [{ kind: "reachable" as const }], points: -15 },
  ];
  expect(scoreOf(rules, facts)).toEqual({
    score: -15,
    parts: [{ rule: "new", label: "never seen", points: -15 }],
  });
});

test("without rules the score is nothing", () => {
  expect(scoreOf([], facts)).toEqual({ score: 0, parts: [] });
});
