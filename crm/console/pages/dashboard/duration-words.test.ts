import { expect, test } from "vitest";
import { durationInWords, percent } from "./duration-words.ts";

test.each([
  [null, "–"],
  [0, "0 s"],
  [59.6, "1 min"],
  [250, "4 min 10 s"],
  [3600, "1 h"],
  [12_000, "3 h 20 min"],
  [86_399, "1 d"],
  [187_200, "2 d 4 h"],
])("%s seconds are %s", (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});

test("a share of nothing is no share", () => {
  expect(percent(1, 3)).toBe("33 %");
  expect(percent(0, 0)).toBe("–");
});
