import { describe, expect, test } from "vitest";
import type { Choice } from "../../kernel/intake-question.ts";
import { weekdayOf } from "../calendar.ts";
import { choiceCovering, periodIn } from "./period.ts";
import { sayingOf } from "./saying.ts";

/** A Tuesday. */
const tuesday = "2026-03-10";
const sunday = "2026-03-15";
const july = "2026-07-14";

const contextOn = (today: string, language: "en" | "es" = "en") => ({
  today,
  language,
  monthFirst: language === "en",
  past: false,
});
const period = (words: string, today = tuesday, language: "en" | "es" = "en") => {
  const found = periodIn(sayingOf(words), contextOn(today, language));
  return found && `${found.from} to ${found.to}`;
};

test("the days of these sentences are what they are said to be", () => {
  expect([tuesday, sunday].map(weekdayOf)).toEqual([2, 0]);
});

describe("the days that are meant", () => {
  test.each([
    ["Friday", "2026-03-13 to 2026-03-13"],
    ["this week", "2026-03-10 to 2026-03-15"],
    ["next week", "2026-03-16 to 2026-03-22"],
    ["the week after", "2026-03-16 to 2026-03-22"],
    ["the week after next", "2026-03-23 to 2026-03-29"],
    ["the weekend", "2026-03-14 to 2026-03-15"],
    ["next weekend", "2026-03-21 to 2026-03-22"],
    ["some time this month", "2026-03-10 to 2026-03-31"],
    ["next month", "2026-04-01 to 2026-04-30"],
    ["in april", "2026-04-01 to 2026-04-30"],
    ["in february", "2027-02-01 to 2027-02-28"],
    ["next year", "2027-01-01 to 2027-12-31"],
    ["in the summer", "2026-06-01 to 2026-08-31"],
    ["in the winter", "2026-12-01 to 2027-02-28"],
  ])("by %j, said on a Tuesday, are %s", (words, days) => {
    expect(period(words)).toBe(days);
  });

  test.each([
    ["in march", tuesday, "2026-03-10 to 2026-03-31"],
    ["the weekend", sunday, "2026-03-15 to 2026-03-15"],
    ["this week", sunday, "2026-03-15 to 2026-03-15"],
    ["in the spring", tuesday, "2026-03-10 to 2026-05-31"],
    ["in the summer", july, "2026-07-14 to 2026-08-31"],
    ["in the winter", "2027-01-20", "2027-01-20 to 2027-02-28"],
  ])("by %j begin today where that time has begun: on %s", (words, today, days) => {
    expect(period(words, today)).toBe(days);
  });

  test.each([
    ["next weekend", sunday, "2026-03-21 to 2026-03-22"],
    ["next summer", july, "2027-06-01 to 2027-08-31"],
    ["next spring", july, "2027-03-01 to 2027-05-31"],
  ])("by %j are not of the time that has begun: on %s", (words, today, days) => {
    expect(period(words, today)).toBe(days);
  });

  test.each([
    ["la próxima semana", "2026-03-16 to 2026-03-22"],
    ["la semana siguiente a la próxima", "2026-03-23 to 2026-03-29"],
    ["el fin de semana", "2026-03-14 to 2026-03-15"],
    ["el próximo fin de semana", "2026-03-21 to 2026-03-22"],
    ["en marzo", "2026-03-10 to 2026-03-31"],
    ["en verano", "2026-06-01 to 2026-08-31"],
    ["la primavera que viene", "2027-03-01 to 2027-05-31"],
  ])("in Spanish, by %j, are %s", (words, days) => {
    expect(period(words, tuesday, "es")).toBe(days);
  });

  test.each([
    ["not today, tomorrow", "2026-03-11 to 2026-03-11"],
    ["I can't do this week, next week please", "2026-03-16 to 2026-03-22"],
    ["Friday is bad but Saturday works", "2026-03-14 to 2026-03-14"],
    ["I'm in no rush but next week would be nice", "2026-03-16 to 2026-03-22"],
    ["no later than Friday", "2026-03-13 to 2026-03-13"],
    ["not before next month", "2026-04-01 to 2026-04-30"],
  ])("by %j are %s", (words, days) => {
    expect(period(words)).toBe(days);
  });

  test.each([
    "not Friday",
    "this week is bad",
    "this week doesn't work for me",
    "anything but this week",
    "I can't this month",
    "call me tomorrow",
    "this week I can't",
    "next month is too late",
  ])("are none in %j, which says when not", (words) => {
    expect(period(words)).toBeNull();
  });

  test.each(["el viernes no", "esta semana no puedo", "cualquier día menos el viernes", "llámeme mañana"])(
    "are none in %j",
    (words) => {
      expect(period(words, tuesday, "es")).toBeNull();
    },
  );

  test.each(["a haircut", "whenever", "I may", "march on"])("are none in %j", (words) => {
    expect(period(words)).toBeNull();
  });
});

describe("the answer to when", () => {
  const answer = (id: string, ...synonyms: string[]): Choice => ({
    id,
    label: { en: id },
    synonyms: { en: synonyms, es: [] },
    tag: id,
  });
  const choices = [
    answer("This week", "today", "soon"),
    answer("This month", "next week"),
    answer("Later", "next month", "no rush"),
  ];
  const covering = (words: string, today = tuesday) => {
    const named = periodIn(sayingOf(words), contextOn(today));
    return named && (choiceCovering(named, choices, contextOn(today))?.id ?? null);
  };

  test.each([
    ["on Friday", "This week"],
    ["the weekend", "This week"],
    ["next weekend", "This month"],
    ["the week after next", "This month"],
    ["in march", "This month"],
    ["this spring", "This month"],
    ["in april", "Later"],
    ["in the summer", "Later"],
  ])("that covers %j is %s", (words, id) => {
    expect(covering(words)).toBe(id);
  });

  test("covers a weekend that is half over", () => {
    expect(covering("the weekend", sunday)).toBe("This week");
  });

  test("is none for a day that lies behind", () => {
    expect(covering("yesterday")).toBeNull();
  });
});
