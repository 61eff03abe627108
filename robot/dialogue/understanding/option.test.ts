import { expect, test } from "vitest";
import type { Candidate } from "../conversation-state.ts";
import { optionIn } from "./option.ts";
import { sayingOf } from "./saying.ts";

const offered = (...values: readonly string[]): readonly Candidate[] =>
  values.map((value) => ({ value, source: { kind: "touch" } as Candidate["source"] }));

test.each([
  ["the first one", "Haircut"],
  ["the second", "Color"],
  ["not the first one", null],
  ["I don't want the second", null],
  ["not the first but the second", null],
])("%j of a haircut and color is %s", (words, value) => {
  expect(optionIn(sayingOf(words), offered("Haircut", "Color"), "en")?.value ?? null).toBe(value);
});

test.each([
  ["in the morning", "09:00"],
  ["not in the morning", null],
  ["mornings are bad, in the evening", "21:00"],
])("%j of nine and twenty one o'clock is %s", (words, value) => {
  expect(optionIn(sayingOf(words), offered("09:00", "21:00"), "en")?.value ?? null).toBe(value);
});
