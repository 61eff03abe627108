import { expect, test } from "vitest";
import { eyesAreLow, isLow, usualComfort } from "./comfort.ts";

const eyesAt = (upM: number) => ({ rightM: 0, upM, awayM: 0.9 });

test("a visitor who sits has everything within reach without asking for it", () => {
  expect(isLow(usualComfort, eyesAreLow(false, eyesAt(-0.1)))).toBe(true);
  expect(isLow(usualComfort, eyesAreLow(false, eyesAt(0.45)))).toBe(false);
});

test("a visitor who leans forward, or is lost for a moment, does not move what they touch", () => {
  expect(eyesAreLow(false, eyesAt(0.15))).toBe(false);
  expect(eyesAreLow(true, eyesAt(0.15))).toBe(true);
  expect(eyesAreLow(true, null)).toBe(true);
});

test("what the visitor chose wins over what the camera suggests", () => {
  expect(isLow({ ...usualComfort, low: false }, true)).toBe(false);
  expect(isLow({ ...usualComfort, low: true }, false)).toBe(true);
});
