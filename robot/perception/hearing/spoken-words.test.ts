import { expect, it } from "vitest";
import { spokenWords } from "./spoken-words.ts";

it.each([
  ["Cut & Blow-dry (50 min)", "cut and blow dry fifty min"],
  ["Peluquería", "peluqueria"],
  ["I’d like it", "i'd like it"],
  ["2-in-1, 25% off", "two in one twenty five percent off"],
  ["115 lights and 300", "one hundred fifteen lights and three hundred"],
  ["Route 66, 2024", "route sixty six two zero two four"],
  ["…!?", ""],
])("%j is said %j", (written, said) => {
  expect(spokenWords(written).join(" ")).toBe(said);
});
