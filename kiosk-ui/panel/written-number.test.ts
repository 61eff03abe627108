import { expect, test } from "vitest";
import { fits, written } from "./written-number.ts";

const dollars = { from: 20, to: 500, decimals: 2 };
const type = (keys: string, span = dollars) =>
  [...keys].reduce((before, key) => written(before, key, span), "");

test("an amount is written with its cents", () => {
  expect(type("45.50")).toBe("45.50");
  expect(fits("45.50", dollars)).toBe(true);
  expect(fits("45.", dollars)).toBe(false);
});

test("a third decimal, a second point and a fourth digit have no place", () => {
  expect(type("45.505")).toBe("45.50");
  expect(type("4.5.0")).toBe("4.50");
  expect(type("1234")).toBe("123");
});

test("what is counted in whole numbers has no point", () => {
  const people = { from: 1, to: 30, decimals: 0 };
  expect(type("1.2", people)).toBe("12");
  expect(fits("0", people)).toBe(false);
});

test("a nought before a digit goes", () => {
  expect(type("050")).toBe("50");
  expect(type("0.5")).toBe("0.5");
});
