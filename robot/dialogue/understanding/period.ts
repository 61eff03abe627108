import type { Choice } from "../../kernel/intake-question.ts";
import { addDays, addMonths, type IsoDay, weekdayOf } from "../calendar.ts";
import { anyOf, calendarText, withoutLongNumbers } from "./calendar-text.ts";
import { calendarWordsOf } from "./calendar-words.ts";
import { phrasesOf } from "./choice.ts";
import { type DayContext, dayIn } from "./day.ts";
import { type Saying, sayingOf } from "./saying.ts";

/** Days in a row; both ends belong to it. */
export interface Period {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** The days that a saying is about: "Friday", "next week", "in March", "some time in the spring"; null when none. */
export function periodIn(saying: Saying, context: DayContext): Period | null {
  const text = withoutLongNumbers(calendarText(saying, context.language));
  const read = dayIn(text, context);
  if (read.kind === "day") return { from: read.day, to: read.day };
  if (read.kind === "either") return spanOf(read.days);
  return weekOrMonth(text, context) ?? season(text, context);
}

/**
 * Which of the answers to "when?" a day falls into: "Friday" is in "this week". What each answer covers is told by its
 * own phrases that name days; a day beyond all of them belongs to the last. Null when no answer names any.
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
  if (around[0]) return around[0].choice;
  return last && period.from > last.from ? last.choice : null;
}

function weekOrMonth(text: string, { today, language }: DayContext): Period | null {
  const { thisWeek, nextWeek, weekend, thisMonth, nextMonth, nextYear, months } = calendarWordsOf(language);
  const says = (phrases: readonly string[]) => new RegExp(` ${anyOf(phrases)} `).test(text);
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  if (says(nextWeek)) return { from: addDays(sunday, 1), to: addDays(sunday, 7) };
  if (says(weekend)) return { from: addDays(sunday, -1), to: sunday };
  if (says(thisWeek)) return { from: today, to: sunday };
  if (says(nextMonth)) return monthFrom(addMonths(firstOfMonth(today), 1));
  if (says(thisMonth)) return { from: today, to: monthFrom(firstOfMonth(today)).to };
  if (says(nextYear)) return yearFrom(`${Number(today.slice(0, 4)) + 1}-01-01`);
  const month = months.findIndex((names) =>
    says(names.flatMap((name) => prepositions.map((in_) => `${in_} ${name}`))),
  );
  return month < 0 ? null : monthFrom(nextMonthNumbered(month + 1, today));
}

/** "March" alone is a verb as well. */
const prepositions = ["in", "during", "early", "late", "mid", "en", "para"];

function season(text: string, { today, language }: DayContext): Period | null {
  const { seasons } = calendarWordsOf(language);
  const index = seasons.findIndex((names) => new RegExp(` ${anyOf(names)} `).test(text));
  // Spring is March to May: seasons are counted from there.
  return index < 0 ? null : monthFrom(nextMonthNumbered(SEASON_MONTHS[index] ?? 1, today));
}

const SEASON_MONTHS = [3, 6, 9, 12];

/** The first day of the next month of that number, this one included. */
function nextMonthNumbered(month: number, today: IsoDay): IsoDay {
  const first = firstOfMonth(today);
  const ahead = (month - Number(today.slice(5, 7)) + 12) % 12;
  return addMonths(first, ahead);
}

function firstOfMonth(day: IsoDay): IsoDay {
  return `${day.slice(0, 8)}01`;
}

function monthFrom(first: IsoDay): Period {
  return { from: first, to: addDays(addMonths(first, 1), -1) };
}

function yearFrom(first: IsoDay): Period {
  return { from: first, to: addDays(addMonths(first, 12), -1) };
}

function spanOf(days: readonly IsoDay[]): Period | null {
  const [first] = days;
  const last = days.at(-1);
  return first !== undefined && last !== undefined ? { from: first, to: last } : null;
}
