import type { Language } from "../../kernel/vocabulary.ts";
import { addDays, addMonths, dayOfDate, type IsoDay, weekdayOf } from "../calendar.ts";
import { anyOf, cut } from "./calendar-text.ts";
import { type CalendarWords, calendarWordsOf } from "./calendar-words.ts";

export type DayReading =
  /** `rest` is the text without the words that named the day. */
  | { readonly kind: "day"; readonly day: IsoDay; readonly rest: string }
  /** It could be any of these. */
  | { readonly kind: "either"; readonly days: readonly IsoDay[]; readonly rest: string }
  /** Some time, but no day: "next week". */
  | { readonly kind: "vague" }
  | { readonly kind: "none" };

export interface DayContext {
  readonly today: IsoDay;
  readonly language: Language;
  /** 11/24 is November 24: the United States write the month first. */
  readonly monthFirst: boolean;
  /** A date without a year lies behind, such as the day of an accident. */
  readonly past: boolean;
}

/** The day that a {@link calendarText} names. A day that no calendar has is none. */
export function dayIn(text: string, context: DayContext): DayReading {
  const words = calendarWordsOf(context.language);
  for (const read of readers) {
    const reading = read(text, words, context);
    if (reading) return reading;
  }
  return new RegExp(` ${anyOf(words.vague)} `).test(text) ? { kind: "vague" } : { kind: "none" };
}

type Reader = (text: string, words: CalendarWords, context: DayContext) => DayReading | null;

const readers: readonly Reader[] = [written, dated, relative, counted, onWeekday, dayOfMonth];

/** "2026-11-24", "11/24", "11/24/26" */
function written(text: string, _: CalendarWords, context: DayContext): DayReading | null {
  const iso = / (\d{4})-(\d{2})-(\d{2}) /.exec(text);
  if (iso) return dayOr(dayOfDate(Number(iso[1]), Number(iso[2]), Number(iso[3])), text, iso);
  const slashed = / (\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))? /.exec(text);
  if (!slashed) return null;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  const [month, date] = context.monthFirst ? [first, second] : [second, first];
  const given = slashed[3];
  const year = given === undefined ? null : Number(given) + (given.length === 2 ? 2000 : 0);
  return dayOr(dateNear(month, date, year, context), text, slashed);
}

/** "November 24th", "the 24th of November 2026", with a weekday before it or not. */
function dated(text: string, words: CalendarWords, context: DayContext): DayReading | null {
  const weekday = `(?:${anyOf(words.weekdays.flat())} (?:the |el )?)?`;
  const month = anyOf(words.months.flat());
  const year = "(?:(?: de| of)? (\\d{4}|(?:19|20) \\d{2}))?";
  const monthFirst = new RegExp(` ${weekday}(${month}) (?:the )?(\\d{1,2})(?:th)?${year} `).exec(text);
  const dayFirst = new RegExp(
    ` ${weekday}(?:the |el )?(\\d{1,2})(?:th)?(?: of| de)? (${month})${year} `,
  ).exec(text);
  const match = monthFirst ?? dayFirst;
  if (!match) return null;
  const [name, date] = monthFirst ? [match[1], match[2]] : [match[2], match[1]];
  const index = words.months.findIndex((names) => names.includes(name ?? ""));
  const said = match[3]?.replace(" ", "");
  const day = dateNear(index + 1, Number(date), said === undefined ? null : Number(said), context);
  return dayOr(day, text, match);
}

/** "Tomorrow" */
function relative(text: string, words: CalendarWords, { today }: DayContext): DayReading | null {
  const known = [
    [words.dayAfterTomorrow, 2],
    [words.tomorrow, 1],
    [words.today, 0],
    [words.dayBeforeYesterday, -2],
    [words.yesterday, -1],
  ] as const;
  for (const [phrases, days] of known) {
    const match = new RegExp(` ${anyOf(phrases)} `).exec(text);
    // "por la mañana" is a part of the day.
    if (match && !/ (la|de|esta) $/.test(text.slice(0, match.index + 1)))
      return dayOr(addDays(today, days), text, match);
  }
  const tonight = / (?:this (?:morning|afternoon|evening)|tonight|esta (?:tarde|noche|manana)) /.exec(text);
  // It also says which part of the day, so it stays in the rest.
  return tonight ? { kind: "day", day: today, rest: text } : null;
}

/** "In two weeks", "three days ago" */
function counted(text: string, words: CalendarWords, { today }: DayContext): DayReading | null {
  const count = `(\\d{1,3}|${anyOf(words.one)})`;
  const unit = anyOf(Object.values(words.units).flat());
  const ahead = new RegExp(` ${anyOf(words.in)} ${count} (${unit}) `).exec(text);
  const behind =
    new RegExp(` ${count} (${unit}) ${anyOf(words.ago)} `).exec(text) ??
    (words.ago.includes("hace") ? new RegExp(` hace ${count} (${unit}) `).exec(text) : null);
  const match = ahead ?? behind;
  if (!match) return null;
  const number = words.one.includes(match[1] ?? "") ? 1 : Number(match[1]);
  const steps = ahead ? number : -number;
  const { units } = words;
  const spoken = match[2] ?? "";
  if (units.month.includes(spoken)) return dayOr(addMonths(today, steps), text, match);
  return dayOr(addDays(today, steps * (units.week.includes(spoken) ? 7 : 1)), text, match);
}

/** "Tuesday", "next Tuesday", "Tuesday in a week" */
function onWeekday(text: string, words: CalendarWords, { today }: DayContext): DayReading | null {
  const pattern = ` (?:(${anyOf([...words.next, ...words.last])}) )?(${anyOf(words.weekdays.flat())})(?: (${anyOf(words.weekLater)}))?(?: (?:the |el )?(\\d{1,2})th)? `;
  const match = new RegExp(pattern).exec(text);
  if (!match) return null;
  const weekday = words.weekdays.findIndex((names) => names.includes(match[2] ?? ""));
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const rest = cut(text, match);
  if (words.last.includes(match[1] ?? "")) return { kind: "day", day: addDays(today, ahead - 7), rest };
  const coming = addDays(today, ahead);
  const after = addDays(today, ahead + 7);
  if (match[4] !== undefined) {
    const named = [coming, after, addDays(after, 7), addDays(after, 14)].find(
      (day) => Number(day.slice(8)) === Number(match[4]),
    );
    return named ? { kind: "day", day: named, rest } : { kind: "none" };
  }
  if (match[3] !== undefined)
    return {
      kind: "day",
      day: ahead === 0 ? addDays(today, 7) : weekOn(today, ahead, words, match[3]),
      rest,
    };
  // On a Tuesday "Tuesday" is today or in a week; "next Tuesday" said in the same week is the next one or the one after.
  if (ahead === 0)
    return words.next.includes(match[1] ?? "")
      ? { kind: "day", day: after, rest }
      : { kind: "either", days: [coming, after], rest };
  const sameWeek = mondayFirst(weekdayOf(today)) + ahead < 7;
  if (words.next.includes(match[1] ?? "") && sameWeek) return { kind: "either", days: [coming, after], rest };
  return { kind: "day", day: coming, rest };
}

/** "Tuesday next week" is a day of the calendar's next week. */
function weekOn(today: IsoDay, ahead: number, words: CalendarWords, said: string): IsoDay {
  const sameWeek = mondayFirst(weekdayOf(today)) + ahead < 7;
  const isNextWeek = said === words.weekLater[0] || said.includes("semana");
  return addDays(today, sameWeek || !isNextWeek ? ahead + 7 : ahead);
}

/** "The 24th" */
function dayOfMonth(text: string, _: CalendarWords, { today, past }: DayContext): DayReading | null {
  const match = / (?:the |el )?(\d{1,2})th /.exec(text) ?? / (?:el|el dia) (\d{1,2}) /.exec(text);
  if (!match) return null;
  const date = Number(match[1]);
  for (let months = 0; months < 12; months++) {
    const from = addMonths(`${today.slice(0, 8)}01`, past ? -months : months);
    const day = dayOfDate(Number(from.slice(0, 4)), Number(from.slice(5, 7)), date);
    if (day && (past ? day <= today : day >= today)) return { kind: "day", day, rest: cut(text, match) };
  }
  return { kind: "none" };
}

/** Without a year: the next time there is such a date, or the last time. */
function dateNear(
  month: number,
  date: number,
  year: number | null,
  { today, past }: DayContext,
): IsoDay | null {
  if (year !== null) return dayOfDate(year, month, date);
  const now = Number(today.slice(0, 4));
  // Eight years hold a February 29.
  for (let offset = 0; offset <= 8; offset++) {
    const day = dayOfDate(past ? now - offset : now + offset, month, date);
    if (day && (past ? day <= today : day >= today)) return day;
  }
  return null;
}

function dayOr(day: IsoDay | null, text: string, match: RegExpExecArray): DayReading {
  return day ? { kind: "day", day, rest: cut(text, match) } : { kind: "none" };
}

function mondayFirst(weekday: number): number {
  return (weekday + 6) % 7;
}
