import { describe, expect, test } from "vitest";
import { amountsIn, completedLike, moneyIn, sumsIn } from "./amount.ts";
import { sayingOf } from "./saying.ts";

describe("of several amounts the one that was meant counts", () => {
  test.each([
    ["not five hundred four hundred", [400]],
    ["five hundred no six hundred", [600]],
    ["two, no, three", [3]],
    ["five hundred four hundred", [500, 400]],
    ["anything but two", []],
    ["less than a thousand", [1000]],
    ["two or three", [2, 3]],
    ["half a grand", [500]],
    ["a grand and a half", [1500]],
    ["two and a half thousand", [2500]],
    ["four figures", []],
    ["a boy he's five", []],
    ["a girl she is seven years old", []],
    ["five", [5]],
  ])("in %j", (words, amounts) => {
    expect(amountsIn(sayingOf(words), "en")).toEqual(amounts);
  });

  test.each([
    ["no quinientos, cuatrocientos", [400]],
    ["dos, no, tres", [3]],
    ["quinientos dólares no seiscientos", [500, 600]],
    ["dos mil y medio", [2500]],
    ["medio millón", [500_000]],
    ["cuatro cifras", []],
    ["un niño que tiene cinco años", []],
    ["menos de mil", [1000]],
  ])("in Spanish, in %j", (words, amounts) => {
    expect(amountsIn(sayingOf(words), "es")).toEqual(amounts);
  });

  test.each([
    ["two boys and a girl", [3, 2]],
    ["a boy and two girls", [3, 2]],
    ["two boys and one girl", [3, 2, 1]],
    ["two or three", [2, 3]],
    ["a boy and two girls, so three", [3]],
    ["two", [2]],
  ])("and several may come to a sum, in %j", (words, sums) => {
    expect(sumsIn(sayingOf(words), "en")).toEqual(sums);
  });

  test.each([
    ["five hundred euros", "USD", null],
    ["€500", "USD", null],
    ["five hundred euros", "EUR", 500],
    ["five hundred dollars", "USD", 500],
    ["five hundred pounds", "USD", null],
    ["$500", "EUR", null],
    ["five hundred", "EUR", 500],
    ["two and a half", "USD", null],
  ])("in another currency it is none of the business's, in %j for %s", (words, currency, amount) => {
    expect(moneyIn(sayingOf(words), "en", currency)).toBe(amount);
  });

  test.each([
    [6, 500, 600],
    [6, 5000, 6000],
    [16, 1500, 1600],
    [6, 50, null],
    [600, 500, null],
  ])("%d after %d may be short for another", (amount, before, completed) => {
    expect(completedLike(amount, before)).toBe(completed);
  });
});
