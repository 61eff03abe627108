import { expect, test } from "vitest";
import { daysOf, eachDay, isDay, momentsOf, shifted } from "./period.ts";

test("the last seven days end today", () => {
  expect(daysOf("7-days", "2026-03-03")).toEqual({ first: "2026-02-25", last: "2026-03-03" });
});

test("last month is whole, also over the end of a year and in a leap year", () => {
  expect(daysOf("last-month", "2027-01-15")).toEqual({ first: "2026-12-01", last: "2026-12-31" });
  expect(daysOf("last-month", "2028-03-31")).toEqual({ first: "2028-02-01", last: "2028-02-29" });
});

test("this month and this year begin on their first", () => {
  expect(daysOf("this-month", "2026-11-22").first).toBe("2026-11-01");
  expect(daysOf("this-year", "2026-11-22").first).toBe("2026-01-01");
});

test("a span of days is asked for from midnight to the midnight after it", () => {
  const { from, to } = momentsOf({ first: "2026-11-20", last: "2026-11-22" });
  expect(new Date(from)).toEqual(new Date(2026, 10, 20));
  expect(new Date(to)).toEqual(new Date(2026, 10, 23));
});

test("every day of a span is there once", () => {
  expect(eachDay({ first: "2026-02-27", last: "2026-03-02" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
  expect(eachDay({ first: "2026-03-02", last: "2026-03-01" })).toEqual([]);
});

test.each(["2026-02-30", "2026-13-01", "yesterday", "", "2026-1-1"])("%s is no day", (text) => {
  expect(isDay(text)).toBe(false);
});

test("days are counted over months", () => {
  expect(shifted("2026-12-31", 1)).toBe("2027-01-01");
});
