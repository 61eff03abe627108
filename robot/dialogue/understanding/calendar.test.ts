import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, dayOfDate, weekdayOf } from "../calendar.ts";
import { amountsIn, moneyIn } from "./amount.ts";
import { calendarText } from "./calendar-text.ts";
import { dayIn } from "./day.ts";
import { sayingOf } from "./saying.ts";
import { timeIn } from "./time-of-day.ts";

/** A Sunday. */
const today = "2026-11-22";
const day = (words: string, language: "en" | "es" = "en", past = false) =>
  dayIn(calendarText(sayingOf(words), language), { today, language, monthFirst: language === "en", past });
const time = (words: string, language: "en" | "es" = "en", from = "09:00", to = "20:00") => {
  const text = calendarText(sayingOf(words), language);
  const read = dayIn(text, { today, language, monthFirst: true, past: false });
  return timeIn("rest" in read ? read.rest : text, { language, from, to });
};

describe("a day is understood", () => {
  test.each([
    ["today", "2026-11-22"],
    ["um, tomorrow please", "2026-11-23"],
    ["the day after tomorrow", "2026-11-24"],
    ["Tuesday", "2026-11-24"],
    ["next tuesday", "2026-11-24"],
    ["tuesday next week", "2026-11-24"],
    ["a week from nothing on friday the twenty seventh", "2026-11-27"],
    ["the twenty fourth", "2026-11-24"],
    ["the first", "2026-12-01"],
    ["constructor first", "2026-12-01"],
    ["November 24th", "2026-11-24"],
    ["november twenty four", "2026-11-24"],
    ["tuesday the 24th of november", "2026-11-24"],
    ["the third of january", "2027-01-03"],
    ["january third twenty twenty seven", "2027-01-03"],
    ["in two weeks", "2026-12-06"],
    ["in a month", "2026-12-22"],
    ["11/24", "2026-11-24"],
    ["2026-12-01", "2026-12-01"],
    ["this afternoon", "2026-11-22"],
    ["tomorrow at five thirty", "2026-11-23"],
  ])("in %j", (words, iso) => {
    expect(day(words)).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["yesterday", "2026-11-21"],
    ["last tuesday", "2026-11-17"],
    ["two weeks ago", "2026-11-08"],
    ["march third", "2026-03-03"],
    ["march third nineteen eighty five", "1985-03-03"],
    ["the 30th", "2026-10-30"],
  ])("also one that lies behind, in %j", (words, iso) => {
    expect(day(words, "en", true)).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["mañana", "2026-11-23"],
    ["pasado mañana", "2026-11-24"],
    ["el martes", "2026-11-24"],
    ["el 24 de noviembre", "2026-11-24"],
    ["el veinticuatro", "2026-11-24"],
    ["en dos semanas", "2026-12-06"],
    ["mañana por la mañana", "2026-11-23"],
    ["24/11", "2026-11-24"],
  ])("in Spanish, in %j", (words, iso) => {
    expect(day(words, "es")).toMatchObject({ kind: "day", day: iso });
  });

  test("as one of two where people mean either", () => {
    expect(day("sunday")).toMatchObject({ kind: "either", days: ["2026-11-22", "2026-11-29"] });
  });

  test.each(["next week", "sometime next month", "this weekend"])("as no day in %j", (words) => {
    expect(day(words).kind).toBe("vague");
  });

  test.each(["february 30th", "a haircut", "", "at five", "312 555 0143"])("but not in %j", (words) => {
    expect(day(words).kind).toBe("none");
  });
});

describe("a time of day is understood", () => {
  test.each([
    ["at five", "17:00"],
    ["tomorrow after five", "after 17:00"],
    ["half past three", "15:30"],
    ["next tuesday at half past three", "15:30"],
    ["quarter to four", "15:45"],
    ["ten past ten", "10:10"],
    ["3pm", "15:00"],
    ["3:30 p.m.", "15:30"],
    ["nine a m", "09:00"],
    ["eight in the morning", "08:00"],
    ["three oh five", "15:05"],
    ["four forty five", "16:45"],
    ["two o'clock", "14:00"],
    ["noon", "12:00"],
    ["17:00", "17:00"],
    ["before noon", "before 12:00"],
    ["any time after four thirty", "after 16:30"],
    ["five or later", "after 17:00"],
    ["between two and four", "between 14:00 and 16:00"],
    ["from ten to twelve", "between 10:00 and 12:00"],
    ["in the afternoon", "between 12:00 and 17:00"],
    ["tomorrow morning", "before 12:00"],
    ["tomorrow morning at nine", "09:00"],
    ["november 24th at ten", "10:00"],
    ["I am here at three", "15:00"],
  ])("in %j", (words, wish) => {
    expect(time(words)).toMatchObject({ kind: "time", wish });
  });

  test.each([
    ["a las cinco", "17:00"],
    ["a las tres y media", "15:30"],
    ["a las cuatro menos cuarto", "15:45"],
    ["después de las cinco", "after 17:00"],
    ["mañana por la tarde", "between 12:00 and 17:00"],
    ["a las nueve de la mañana", "09:00"],
  ])("in Spanish, in %j", (words, wish) => {
    expect(time(words, "es")).toMatchObject({ kind: "time", wish });
  });

  test("as one of two where people mean either", () => {
    expect(time("at eight", "en", "07:00", "22:00")).toMatchObject({
      kind: "either",
      wishes: ["08:00", "20:00"],
    });
  });

  test.each(["tomorrow", "a haircut", "twenty six", ""])("but not in %j", (words) => {
    expect(time(words).kind).toBe("none");
  });
});

describe("an amount is understood", () => {
  test.each([
    ["three", [3]],
    ["a hundred and fifty", [150]],
    ["twenty-five", [25]],
    ["two thousand five hundred", [2500]],
    ["2,500", [2500]],
    ["two k", [2000]],
    ["one hundred twenty thousand", [120_000]],
    ["two or three", [2, 3]],
    ["twelve hundred", [1200]],
    ["nothing", []],
  ])("in %j", (words, amounts) => {
    expect(amountsIn(sayingOf(words), "en")).toEqual(amounts);
  });

  test.each([
    ["fifty bucks", 50],
    ["$45.50", 45.5],
    ["forty five dollars and fifty cents", 45.5],
    ["fifty cents", 0.5],
    ["about five grand", 5000],
    ["between 500 and 1000 dollars", null],
  ])("of money in %j", (words, amount) => {
    expect(moneyIn(sayingOf(words), "en")).toBe(amount);
  });

  test("in Spanish", () => {
    expect(amountsIn(sayingOf("treinta y cinco"), "es")).toEqual([35]);
    expect(amountsIn(sayingOf("dos mil quinientos"), "es")).toEqual([2500]);
  });
});

describe("the calendar", () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1990-01-01", count));

  test("counts forth and back to the same day, a week to the same weekday, a month to a real day", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (from, count) => {
        expect(addDays(addDays(from, count), -count)).toBe(from);
        expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
        const [year, month, date] = addMonths(from, count).split("-").map(Number);
        expect(dayOfDate(year!, month!, date!)).toBe(addMonths(from, count));
      }),
    );
  });

  test("no text, however odd, breaks it or gives a day or a time that does not exist", () => {
    const odd = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            ..."next tuesday the 31st of february 24 at half past 25 after noon in weeks 13 pm ago . | (".split(
              " ",
            ),
          ),
          { maxLength: 8 },
        )
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(odd, fc.constantFrom("en" as const, "es" as const), (words, language) => {
        const read = day(words, language);
        if (read.kind === "day") expect(addDays(read.day, 0)).toBe(read.day);
        const heard = time(words, language);
        if (heard.kind === "time")
          expect(heard.wish).toMatch(/^(\w+ )?([01]\d|2[0-3]):[0-5]\d( and ([01]\d|2[0-3]):[0-5]\d)?$/);
        amountsIn(sayingOf(words), language);
        moneyIn(sayingOf(words), language);
      }),
      { numRuns: 500 },
    );
  });
});
