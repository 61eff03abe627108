import { expect, it } from "vitest";
import { calendarPage } from "./calendar.ts";

const november = { from: "2026-11-23", to: "2027-02-21" };

it("begins with the week of the first day, whichever day weeks begin with", () => {
  expect(calendarPage(november, 0, 0).weeks[0]?.[0]).toEqual({ date: "2026-11-22", open: false });
  expect(calendarPage(november, 0, 1).weeks[0]?.[0]).toEqual({ date: "2026-11-23", open: true });
  expect(calendarPage({ from: "2026-11-22", to: "2026-11-22" }, 0, 1).weeks).toHaveLength(1);
});

it("has every day of the span on exactly one page, in order", () => {
  const days = [0, 1, 2, 3].flatMap((page) => calendarPage(november, page, 0).weeks.flat());
  const open = days.filter((day) => day.open).map((day) => day.date);
  expect(open).toHaveLength(91);
  expect(open.at(0)).toBe("2026-11-23");
  expect(open.at(-1)).toBe("2027-02-21");
  expect([...open].sort()).toEqual(open);
});

it("ends where the span ends", () => {
  expect(calendarPage(november, 0, 0)).toMatchObject({ hasEarlier: false, hasLater: true });
  expect(calendarPage(november, 3, 0)).toMatchObject({ hasEarlier: true, hasLater: false });
  expect(calendarPage(november, 99, 0)).toEqual(calendarPage(november, 3, 0));
});
