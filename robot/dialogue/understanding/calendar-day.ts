import { addDays, addMonths, dayOfDate, type IsoDay, weekdayOf } from "../calendar.ts";
import { anyOf } from "./calendar-text.ts";
import type { CalendarWords } from "./calendar-words.ts";
import type { DayContext } from "./day.ts";
import { countOf, type DayPhrase, phraseOf } from "./day-phrase.ts";
import { countedDay, monthNamedDay, weekdayOfMonth } from "./relative-day.ts";

type PhraseReader = (text: string, words: CalendarWords, context: DayContext) => DayPhrase | null;

/** The phrase that names a day most exactly; null when none does. */
export function dayPhraseIn(text: string, words: CalendarWords, context: DayContext): DayPhrase | null {
  for (const read of readers) {
    const phrase = read(text, words, context);
    if (phrase) return phrase;
  }
  return null;
}

const readers: readonly PhraseReader[] = [
  written,
  monthNamedDay,
  weekdayOfMonth,
  dated,
  countedDay,
  relative,
  onWeekday,
  dayOfMonth,
  countedFromThat,
  vague,
];

/** "2026-11-24", "11/24", "11/24/26" */
function written(text: string, _: CalendarWords, context: DayContext): DayPhrase | null {
  const iso = / (\d{4})-(\d{2})-(\d{2}) /.exec(text);
  if (iso) return phraseOf(dayOfDate(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso);
  const slashed = / (\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))? /.exec(text);
  if (!slashed) return null;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  const [month, date] = context.monthFirst ? [first, second] : [second, first];
  const given = slashed[3];
  const year = given === undefined ? null : Number(given) + (given.length === 2 ? 2000 : 0);
  return phraseOf(dateNear(month, date, year, context), slashed);
}

/** "November 24th", "the 24th of November 2026", "March third two years ago", with a weekday before it or not. */
function dated(text: string, words: CalendarWords, context: DayContext): DayPhrase | null {
  const weekday = `(?:${anyOf(words.weekdays.flat())} (?:the |el )?)?`;
  const month = anyOf(words.months.flat());
  const count = `(\\d{1,2}|${anyOf(words.one)})`;
  const years = anyOf(words.units.year);
  const yearsAgo = words.ago.includes("hace")
    ? `(?: (?:de )?hace ${count} ${years})`
    : `(?: ${count} ${years} ${anyOf(words.ago)})`;
  const year = `(?:(?: de| del| of| in)? (\\d{4}|(?:19|20) \\d{2})|${yearsAgo}|(?: (?:de |del )?(${anyOf([...words.lastYear, ...words.nextYear])})))?`;
  const isCount = `(?! ${anyOf(Object.values(words.units).flat())} )`;
  const dayFirst = new RegExp(
    ` ${weekday}(?:the |el )?(\\d{1,2})(?:th)?(?: of| de)? (${month})${year} `,
  ).exec(text);
  const monthFirst = new RegExp(
    ` ${weekday}(${month}) (?:on )?(?:the )?(\\d{1,2})(?:th)?${isCount}${year} `,
  ).exec(text);
  const isDayFirst = dayFirst !== null && (monthFirst === null || dayFirst.index <= monthFirst.index);
  const match = isDayFirst ? dayFirst : monthFirst;
  if (!match) return null;
  const [name, date] = isDayFirst ? [match[2], match[1]] : [match[1], match[2]];
  const index = words.months.findIndex((names) => names.includes(name ?? ""));
  const thisYear = Number(context.today.slice(0, 4));
  const [said, ago, named] = [match[3]?.replace(" ", ""), match[4], match[5]];
  const of = (): number | null => {
    if (said !== undefined) return Number(said);
    if (ago !== undefined) return thisYear - countOf(ago, words);
    if (named === undefined) return null;
    return words.lastYear.includes(named) ? thisYear - 1 : thisYear + 1;
  };
  return { ...phraseOf(dateNear(index + 1, Number(date), of(), context), match), namesMonth: true };
}

/** "Tomorrow" */
function relative(text: string, words: CalendarWords, { today }: DayContext): DayPhrase | null {
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
      return phraseOf(addDays(today, days), match);
  }
  const tonight = / (?:this (?:morning|afternoon|evening)|tonight|esta (?:tarde|noche|manana)) /.exec(text);
  return tonight ? { days: [today], at: tonight, isAlsoTime: true } : null;
}

/** "Tuesday", "next Tuesday", "Tuesday in a week", "the Friday after next", "the Friday before last" */
function onWeekday(text: string, words: CalendarWords, { today, past }: DayContext): DayPhrase | null {
  const weekday = anyOf(words.weekdays.flat());
  const before = `(?:(${anyOf([...words.next, ...words.last])}) |(${anyOf(words.nextWeek)}) (?:on |el )?)?`;
  const after = `(?: (${anyOf([...words.afterNext, ...words.beforeLast, ...words.weekLater, ...words.lastBehind])})| (before)(?= $| [|@]))?`;
  const pattern = ` ${before}(${weekday})${after}(?: (?:the |el )?(\\d{1,2})th)? `;
  const match = new RegExp(pattern).exec(text);
  if (!match) return null;
  const [, prefix = "", nextWeek, name = "", suffix = "", beforeThat, date] = match;
  const ahead = (words.weekdays.findIndex((names) => names.includes(name)) - weekdayOf(today) + 7) % 7;
  const [coming, after_] = [addDays(today, ahead), addDays(today, ahead + 7)];
  const found = (...days: readonly IsoDay[]): DayPhrase => ({ days, at: match });
  const sameWeek = mondayFirst(weekdayOf(today)) + ahead < 7;

  if (beforeThat !== undefined || words.beforeLast.includes(suffix)) return found(addDays(today, ahead - 14));
  if (words.last.includes(prefix) || words.lastBehind.includes(suffix))
    return found(addDays(today, ahead - 7));
  if (words.afterNext.includes(suffix)) return found(addDays(today, ahead === 0 ? 14 : ahead + 7));
  if (date !== undefined) {
    const near = past ? [0, -7, -14, -21, -28] : [0, 7, 14, 21];
    const named = near
      .map((days) => addDays(past && ahead > 0 ? addDays(coming, -7) : coming, days))
      .find((day) => Number(day.slice(8)) === Number(date));
    return named ? found(named) : found();
  }
  if (nextWeek !== undefined) return found(sameWeek ? after_ : coming);
  if (suffix !== "")
    return found(ahead === 0 ? addDays(today, 7) : weekOn(today, ahead, sameWeek, words, suffix));
  const isNext = words.next.includes(prefix);
  // What has happened happened on the last one.
  if (past && !isNext)
    return ahead === 0 ? found(today, addDays(today, -7)) : found(addDays(today, ahead - 7));
  // On a Tuesday "Tuesday" is today or in a week; "next Tuesday" said in the same week is the next one or the one after.
  if (ahead === 0) return isNext ? found(after_) : found(coming, after_);
  return isNext && sameWeek ? found(coming, after_) : found(coming);
}

/** "Tuesday next week" is a day of the calendar's next week. */
function weekOn(today: IsoDay, ahead: number, sameWeek: boolean, words: CalendarWords, said: string): IsoDay {
  if (words.weekAfterNext.some((phrase) => said.includes(phrase)))
    return addDays(today, sameWeek ? ahead + 14 : ahead + 7);
  const isNextWeek = said === words.weekLater[0] || said.includes("semana");
  return addDays(today, sameWeek || !isNextWeek ? ahead + 7 : ahead);
}

/** "The 24th" */
function dayOfMonth(text: string, _: CalendarWords, { today, past }: DayContext): DayPhrase | null {
  const match = / (?:the |el )?(\d{1,2})th /.exec(text) ?? / (?:el|el dia|del|del dia) (\d{1,2}) /.exec(text);
  if (!match) return null;
  const date = Number(match[1]);
  for (let months = 0; months < 12; months++) {
    const from = addMonths(`${today.slice(0, 8)}01`, past ? -months : months);
    const day = dayOfDate(Number(from.slice(0, 4)), Number(from.slice(5, 7)), date);
    if (day && (past ? day <= today : day >= today)) return { ...phraseOf(day, match), date };
  }
  return phraseOf(null, match);
}

/** "Not tomorrow but the day after" */
function countedFromThat(text: string, words: CalendarWords): DayPhrase | null {
  const after = new RegExp(` ${anyOf(words.dayAfterThat)} (?! *@)`).exec(text);
  if (after) return { days: [], at: after, fromThat: 1 };
  const before = new RegExp(` ${anyOf(words.dayBeforeThat)} (?! *@)`).exec(text);
  return before && { days: [], at: before, fromThat: -1 };
}

/** "Next week" */
function vague(text: string, words: CalendarWords): DayPhrase | null {
  const match = new RegExp(` ${anyOf(words.vague)} `).exec(text);
  return match && { days: [], at: match, isVague: true };
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

function mondayFirst(weekday: number): number {
  return (weekday + 6) % 7;
}
