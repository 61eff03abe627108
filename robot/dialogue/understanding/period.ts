import type { Choice } from "../../kernel/intake-question.ts";
import { addDays, addMonths, type IsoDay, weekdayOf } from "../calendar.ts";
import { anyOf, calendarText, withoutLongNumbers } from "./calendar-text.ts";
import { calendarWordsOf } from "./calendar-words.ts";
import { asksForCall } from "./call-back.ts";
import { phrasesOf } from "./choice.ts";
import { type DayContext, dayIn } from "./day.ts";
import { deniesAnything, isDenied, type Stretch } from "./denial.ts";
import { type Saying, sayingOf, sayingOfWords } from "./saying.ts";

/** Days in a row; both ends belong to it. */
export interface Period {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/**
 * The days that a saying is about: "Friday", "next week", "in March", "some time in the spring"; null when none. Of a
 * time that has begun, those that are left.
 */
export function periodIn(saying: Saying, context: DayContext): Period | null {
  // "Friday, and call me tomorrow"
  const asksCall = asksForCall(saying, context.language);
  const told = asksCall ? withoutDenied(saying, context, anyPeriodIn) : saying;
  return daysIn(told, context) ?? longerPeriodIn(withoutDenied(told, context, longerPeriodIn), context);
}

function anyPeriodIn(saying: Saying, context: DayContext): Period | null {
  return daysIn(saying, context) ?? longerPeriodIn(saying, context);
}

/** Single days; those that are denied are told apart by `dayIn`. */
function daysIn(saying: Saying, context: DayContext): Period | null {
  const read = dayIn(withoutLongNumbers(calendarText(saying, context.language)), context);
  if (read.kind === "day") return { from: read.day, to: read.day };
  if (read.kind === "either") return spanOf([...read.days].sort());
  return read.kind === "vague" && read.near !== undefined ? { from: read.near, to: read.near } : null;
}

/** A week, a month or a season, whatever is said of it. */
function longerPeriodIn(saying: Saying, context: DayContext): Period | null {
  const text = withoutLongNumbers(calendarText(saying, context.language));
  const period = weekOrMonth(text, context) ?? season(text, context);
  return period && { ...period, from: later(period.from, context.today) };
}

type PeriodReader = (saying: Saying, context: DayContext) => Period | null;

/** "Not in March" and "this week is bad" name days on which nobody will come: their words are left out. */
function withoutDenied(saying: Saying, context: DayContext, periodOf: PeriodReader): Saying {
  const { words } = saying;
  if (!deniesAnything(words, context.language)) return saying;
  const named = stretchesNaming(saying, context, periodOf);
  const denied = named.filter((at) => isDenied(words, at, named, context.language));
  const isLeft = (at: number) => !denied.some(({ from, to }) => at >= from && at < to);
  return denied.length === 0 ? saying : sayingOfWords(words.filter((_, at) => isLeft(at)));
}

/** The stretches that name days, each with all the words that it needs for it and no other. */
function stretchesNaming({ words }: Saying, context: DayContext, periodOf: PeriodReader): readonly Stretch[] {
  const named = (from: number, to: number) => {
    const period = periodOf(sayingOfWords(words.slice(from, to)), context);
    return period && `${period.from} ${period.to}`;
  };
  const found: Stretch[] = [];
  for (let length = 1; length <= LONGEST_STRETCH; length++) {
    for (let from = 0; from + length <= words.length; from++) {
      const to = from + length;
      const days = named(from, to);
      if (days === null || days === named(from + 1, to) || days === named(from, to - 1)) continue;
      const within = found.filter((each) => each.from >= from && each.to <= to);
      // "Not this week, next week" names two.
      const isOne = within.every((one) =>
        within.every((other) => one.to > other.from && other.to > one.from),
      );
      if (isOne) found.push({ from, to });
    }
  }
  return found;
}

/** "the week after next" */
const LONGEST_STRETCH = 4;

/**
 * Which of the answers to "when?" a period falls into: "Friday" is in "this week". What each answer covers is told by its
 * own phrases that name days; the narrowest that covers all of the period counts, or else the one that covers most. What
 * begins beyond all of them belongs to the last. Null when no answer names any.
 */
export function choiceCovering(
  period: Period,
  choices: readonly Choice[],
  context: DayContext,
): Choice | null {
  const covered = choices.flatMap((choice) =>
    phrasesOf(choice, context.language).flatMap((phrase) => {
      const named = periodIn(sayingOf(phrase), context);
      return named ? [{ choice, ...named }] : [];
    }),
  );
  const around = covered
    .filter(({ from, to }) => from <= period.from && period.from <= to)
    .sort((a, b) => (a.to < b.to ? -1 : 1));
  const lastFirst = [...covered].sort((a, b) => (a.from > b.from ? -1 : 1));
  const [last] = lastFirst;
  const nearest = around.find(({ to }) => period.to <= to) ?? around.at(-1);
  if (nearest) return nearest.choice;
  return last && period.from > last.from ? last.choice : null;
}

function weekOrMonth(text: string, { today, language }: DayContext): Period | null {
  const { months, ...words } = calendarWordsOf(language);
  const says = (phrases: readonly string[]) => new RegExp(` ${anyOf(phrases)} `).test(text);
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  // What is named within a longer phrase comes after it: "the week after" is within "the week after next".
  if (says(words.weekAfterNext)) return { from: addDays(sunday, 8), to: addDays(sunday, 14) };
  if (says(words.nextWeek)) return { from: addDays(sunday, 1), to: addDays(sunday, 7) };
  if (says(words.nextWeekend)) return { from: addDays(sunday, 6), to: addDays(sunday, 7) };
  if (says(words.weekend)) return { from: addDays(sunday, -1), to: sunday };
  if (says(words.thisWeek)) return { from: addDays(sunday, -6), to: sunday };
  if (says(words.nextMonth)) return monthsFrom(addMonths(firstOfMonth(today), 1), 1);
  if (says(words.thisMonth)) return monthsFrom(firstOfMonth(today), 1);
  if (says(words.nextYear)) return monthsFrom(`${Number(today.slice(0, 4)) + 1}-01-01`, 12);
  const month = months.findIndex((names) =>
    says(names.flatMap((name) => prepositions.map((in_) => `${in_} ${name}`))),
  );
  return month < 0 ? null : monthsFrom(nextMonthNumbered(month + 1, today), 1);
}

/** "March" alone is a verb as well. */
const prepositions = ["in", "during", "early", "late", "mid", "en", "para"];

function season(text: string, { today, language }: DayContext): Period | null {
  const { seasons, next, weekLater } = calendarWordsOf(language);
  const index = seasons.findIndex((names) => new RegExp(` ${anyOf(names)} `).test(text));
  const names = seasons[index];
  if (names === undefined) return null;
  const begins = nextMonthNumbered(SEASON_MONTHS[index] ?? 1, today);
  // The one of a year before may not be over yet.
  const years = [-12, 0, 12].map((months) => monthsFrom(addMonths(begins, months), SEASON_LENGTH));
  const [now, after] = years.filter(({ to }) => today <= to);
  const isNext = new RegExp(` (?:${anyOf(next)} ${anyOf(names)}|${anyOf(names)} ${anyOf(weekLater)}) `).test(
    text,
  );
  return (isNext && now && now.from <= today ? after : now) ?? null;
}

/** Spring is March to May: seasons are counted from there. */
const SEASON_MONTHS = [3, 6, 9, 12];
const SEASON_LENGTH = 3;

/** The first day of the next month of that number, this one included. */
function nextMonthNumbered(month: number, today: IsoDay): IsoDay {
  const first = firstOfMonth(today);
  const ahead = (month - Number(today.slice(5, 7)) + 12) % 12;
  return addMonths(first, ahead);
}

function firstOfMonth(day: IsoDay): IsoDay {
  return `${day.slice(0, 8)}01`;
}

function monthsFrom(first: IsoDay, months: number): Period {
  return { from: first, to: addDays(addMonths(first, months), -1) };
}

function later(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other;
}

function spanOf(days: readonly IsoDay[]): Period | null {
  const [first] = days;
  const last = days.at(-1);
  return first !== undefined && last !== undefined ? { from: first, to: last } : null;
}
