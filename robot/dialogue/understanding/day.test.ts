import { describe, expect, test } from "vitest";
import { calendarText } from "./calendar-text.ts";
import { dayIn } from "./day.ts";
import { sayingOf } from "./saying.ts";

/** A Tuesday. */
const today = "2026-01-06";
const day = (words: string, language: "en" | "es" = "en", past = false) =>
  dayIn(calendarText(sayingOf(words), language), { today, language, monthFirst: language === "en", past });

describe("of several days the one that was meant counts", () => {
  test.each([
    ["not friday thursday", "2026-01-08"],
    ["thursday not friday", "2026-01-08"],
    ["thursday no wait friday", "2026-01-09"],
    ["thursday, no, friday", "2026-01-09"],
    ["the ninth no the twelfth", "2026-01-12"],
    ["friday i mean thursday", "2026-01-08"],
    ["friday sorry thursday", "2026-01-08"],
    ["friday or rather thursday", "2026-01-08"],
    ["friday actually make that monday", "2026-01-12"],
    ["tomorrow is no good how about thursday", "2026-01-08"],
    ["i can't do tomorrow so thursday", "2026-01-08"],
    ["tomorrow doesn't work thursday does", "2026-01-08"],
    ["not today tomorrow", "2026-01-07"],
    ["not next week tomorrow", "2026-01-07"],
    ["not this friday next friday", "2026-01-16"],
    ["any day but friday maybe thursday", "2026-01-08"],
    ["thursday rather than friday", "2026-01-08"],
    ["why not friday", "2026-01-09"],
    ["friday no problem", "2026-01-09"],
    ["friday would not be a problem", "2026-01-09"],
    ["friday i can't wait", "2026-01-09"],
    ["not before three on friday", "2026-01-09"],
    ["friday first thing in the morning", "2026-01-09"],
    ["first thing friday", "2026-01-09"],
    ["i'm not sure maybe friday", "2026-01-09"],
    ["not tomorrow but the day after", "2026-01-08"],
    ["friday at three no four", "2026-01-09"],
  ])("in %j", (words, iso) => {
    expect(day(words)).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["no el viernes, el jueves", "2026-01-08"],
    ["no el viernes el jueves", "2026-01-08"],
    ["el jueves, no, el viernes", "2026-01-09"],
    ["el jueves digo el viernes", "2026-01-09"],
    ["no puedo mañana mejor el jueves", "2026-01-08"],
    ["mañana no me viene bien, el jueves", "2026-01-08"],
    ["no, el viernes", "2026-01-09"],
    ["mas o menos el viernes", "2026-01-09"],
  ])("in Spanish, in %j", (words, iso) => {
    expect(day(words, "es")).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    "any day but friday",
    "anything except friday",
    "not tomorrow",
    "i can't do tomorrow",
    "tomorrow is no good",
    "thursday no",
    "i'm busy on friday",
    "thursday i can't friday i can",
    "i can't do friday morning but friday afternoon",
  ])("and what is ruled out leaves it open, in %j", (words) => {
    expect(day(words)).toEqual({ kind: "vague" });
  });

  test.each(["cualquier día menos el viernes", "el viernes no", "no puedo mañana", "mañana no puedo"])(
    "and in Spanish, in %j",
    (words) => {
      expect(day(words, "es")).toEqual({ kind: "vague" });
    },
  );

  test.each([
    ["thursday or friday", "en", ["2026-01-08", "2026-01-09"]],
    ["el jueves o el viernes", "es", ["2026-01-08", "2026-01-09"]],
    ["el jueves no el viernes", "es", ["2026-01-08", "2026-01-09"]],
  ] as const)("any of them in %j", (words, language, days) => {
    expect(day(words, language)).toMatchObject({ kind: "either", days });
  });

  test.each([
    "before the fifteenth",
    "after the fifteenth",
    "by friday",
    "between monday and wednesday",
    "from monday to friday",
    "friday or later",
    "not before friday",
    "the week of the fifteenth",
    "tomorrow no next week",
    "last month",
  ])("and only an end of a stretch is vague, in %j", (words) => {
    expect(day(words).kind).toBe("vague");
  });

  test.each(["antes del quince", "después del viernes", "entre el lunes y el miércoles"])(
    "and what is an end only, in Spanish, in %j",
    (words) => {
      expect(day(words, "es").kind).toBe("vague");
    },
  );
});

describe("a day is counted from another", () => {
  test.each([
    ["a week from today", "2026-01-13"],
    ["three weeks from tomorrow", "2026-01-28"],
    ["a week from monday", "2026-01-19"],
    ["two days from now", "2026-01-08"],
    ["the friday after next", "2026-01-16"],
    ["two fridays from now", "2026-01-16"],
    ["in march on the third", "2026-03-03"],
    ["february ninth no the twelfth", "2026-02-12"],
    ["friday the week after next", "2026-01-23"],
    ["next week thursday", "2026-01-15"],
    ["next week on monday", "2026-01-12"],
    ["in two weeks on friday", "2026-01-23"],
    ["the second monday in february", "2026-02-09"],
    ["the first monday of next month", "2026-02-02"],
    ["the last friday of the month", "2026-01-30"],
    ["the fifth of next month", "2026-02-05"],
    ["next month on the fifth", "2026-02-05"],
  ])("in %j", (words, iso) => {
    expect(day(words)).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["a year ago today", "2025-01-06"],
    ["last month on the fifth", "2025-12-05"],
    ["the fifth of last month", "2025-12-05"],
    ["the third of march two years ago", "2024-03-03"],
    ["march third last year", "2025-03-03"],
    ["last friday", "2026-01-02"],
    ["not last friday the friday before", "2025-12-26"],
    ["the friday before last", "2025-12-26"],
    ["two fridays ago", "2025-12-26"],
    ["friday", "2026-01-02"],
    ["this past friday", "2026-01-02"],
    ["two weeks ago on monday", "2025-12-22"],
    ["three weeks ago on a tuesday", "2025-12-16"],
    ["a year ago tomorrow", "2025-01-07"],
    ["the third of march in 2024", "2024-03-03"],
    ["december fifth no the sixth", "2025-12-06"],
  ])("also one that lies behind, in %j", (words, iso) => {
    expect(day(words, "en", true)).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["dentro de dos semanas a partir de hoy", "2026-01-20"],
    ["una semana después del lunes", "2026-01-19"],
    ["el segundo lunes de febrero", "2026-02-09"],
    ["el último viernes del mes", "2026-01-30"],
    ["el cinco del próximo mes", "2026-02-05"],
    ["el viernes de la semana que viene", "2026-01-16"],
  ])("in Spanish, in %j", (words, iso) => {
    expect(day(words, "es")).toMatchObject({ kind: "day", day: iso });
  });

  test.each([
    ["el viernes pasado", "2026-01-02"],
    ["hace dos viernes", "2025-12-26"],
    ["el tres de marzo hace dos años", "2024-03-03"],
    ["hace un año hoy", "2025-01-06"],
    ["el cinco del mes pasado", "2025-12-05"],
  ])("behind, in Spanish, in %j", (words, iso) => {
    expect(day(words, "es", true)).toMatchObject({ kind: "day", day: iso });
  });
});
