import { describe, expect, test } from "vitest";
import { calendarText } from "./calendar-text.ts";
import { sayingOf } from "./saying.ts";
import { timeIn } from "./time-of-day.ts";

const time = (words: string, language: "en" | "es" = "en") =>
  timeIn(calendarText(sayingOf(words), language), { language, from: "09:00", to: "17:00" });

describe("of several times of day the one that was meant counts", () => {
  test.each([
    ["three no four", "16:00"],
    ["can't do three two is better", "14:00"],
    ["three doesn't work how about four", "16:00"],
    ["i get off at four so four thirty", "16:30"],
    ["at ten i mean eleven", "11:00"],
    ["not at three at four", "16:00"],
    ["not in the morning the afternoon", "between 12:00 and 17:00"],
    ["any time but the afternoon maybe the morning", "before 12:00"],
    ["for two people at three", "15:00"],
    ["not before two", "after 14:00"],
    ["ten minutes past three", "15:10"],
  ])("in %j", (words, wish) => {
    expect(time(words)).toMatchObject({ kind: "time", wish });
  });

  test.each([
    ["a las tres no, a las cuatro", "16:00"],
    ["a las tres digo a las cuatro", "16:00"],
    ["no puedo a las tres mejor a las dos", "14:00"],
  ])("in Spanish, in %j", (words, wish) => {
    expect(time(words, "es")).toMatchObject({ kind: "time", wish });
  });

  test.each([
    "anything but three",
    "not three",
    "quarter to three no quarter past",
    "ten minutes earlier",
    "two hours later",
    "three no",
    "not in the afternoon",
  ])("none in %j", (words) => {
    expect(time(words)).toEqual({ kind: "none" });
  });

  test.each(["cualquier hora menos las tres", "a las tres no"])("none in Spanish, in %j", (words) => {
    expect(time(words, "es")).toEqual({ kind: "none" });
  });

  test("said as only times are said, also when it is corrected", () => {
    expect(time("at three no four")).toEqual({ kind: "time", wish: "16:00", marked: true });
  });

  test("either of two that are offered", () => {
    expect(time("three or four")).toEqual({ kind: "either", wishes: ["15:00", "16:00"] });
  });
});
