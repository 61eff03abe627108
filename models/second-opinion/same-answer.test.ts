import { expect, it } from "vitest";
import { isSameAnswer } from "./same-answer.ts";

it.each([
  ["i'd like haircut", "i'd like a haircut please"],
  ["my number's six one seven zero nine", "my number is six one seven, oh nine"],
  ["color an blow dry please", "color and blow dry please"],
  ["well i'm robert brown", "i'm robert brown"],
])("%j is the answer of %j", (heard, said) => {
  expect(isSameAnswer(heard, said)).toBe(true);
});

it.each([
  ["no it's maria lopez", "maria lopez"],
  ["november twenty five", "november twenty fourth"],
  ["johnson", "this is michael johnson"],
  ["no", "no thank you"],
])("%j is another answer than %j", (heard, said) => {
  expect(isSameAnswer(heard, said)).toBe(false);
});
