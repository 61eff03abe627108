import { addDays, addMonths, dayOfDate, type IsoDay, weekdayOf } from "../calendar.ts";
import { anyOf } from "./calendar-text.ts";
import type { CalendarWords } from "./calendar-words.ts";
import type { DayContext } from "./day.ts";
import { countOf, type DayPhrase, phraseOf } from "./day-phrase.ts";

/** "In two weeks", "three days ago", "a week from Monday", "a year ago today", "in two weeks on Friday" */
export function countedDay(text: string, words: CalendarWords, { today }: DayContext): DayPhrase | null {
  const count = `(\\d{1,3}|${anyOf(words.one)})`;
  const unit = `(${anyOf(Object.values(words.units).flat())})`;
  const weekday = `(${anyOf(words.weekdays.flat())})`;
  const onWeekday = `(?: (?:on |el |este )?${weekday})?`;
  const isSpanish = words.ago.includes("hace");
  const anchor = `(?:(${anyOf([...words.today, ...words.now])})|(${anyOf(words.tomorrow)})|(?:el |next )?${weekday})`;

  const anchored = new RegExp(
    ` (?:${anyOf(words.in)} )?${count} ${unit} ${anyOf(words.from)} ${anchor} `,
  ).exec(text);
  if (anchored) {
    const [, number = "", of = "", now, tomorrow, name = ""] = anchored;
    const ahead = (weekdayIndex(name, words) - weekdayOf(today) + 7) % 7;
    const start = now !== undefined ? 0 : tomorrow !== undefined ? 1 : ahead === 0 ? 7 : ahead;
    return phraseOf(stepped(addDays(today, start), countOf(number, words), of, words), anchored);
  }

  const ofWeekdays = new RegExp(
    isSpanish ? ` (hace) (\\d{1,2}) ${weekday}s? ` : ` (\\d{1,2}) ${weekday} (ago|from now) `,
  ).exec(text);
  if (ofWeekdays) {
    const [number, name = ""] = ofWeekdays.slice(1).filter((said) => said !== "hace");
    const ahead = (weekdayIndex(name, words) - weekdayOf(today) + 7) % 7;
    const weeks = ofWeekdays[3] === "from now" ? Number(number) - (ahead === 0 ? 0 : 1) : -Number(number);
    return phraseOf(addDays(today, ahead + 7 * weeks), ofWeekdays);
  }

  const ahead = new RegExp(` ${anyOf(words.in)} ${count} ${unit}${onWeekday} `).exec(text);
  const behind = new RegExp(
    isSpanish
      ? ` hace ${count} ${unit}${onWeekday}(?: ${anyOf(words.today)})? `
      : ` ${count} ${unit} ${anyOf(words.ago)}(?: (?:on )?(?:an? )?${weekday})?(?: (${anyOf([...words.today, ...words.tomorrow, ...words.yesterday])}))? `,
  ).exec(text);
  const match = ahead ?? behind;
  if (!match) return null;
  const [whole, number = "", of = "", name] = match;
  // "Two years ago" was on no day, "two years ago today" was.
  const ends = (phrases: readonly string[]) => phrases.some((phrase) => whole.endsWith(` ${phrase} `));
  const shift = ends(words.tomorrow) ? 1 : ends(words.yesterday) ? -1 : ends(words.today) ? 0 : null;
  if (words.units.year.includes(of) && shift === null) return { days: [], at: match, isVague: true };
  const steps = countOf(number, words) * (ahead ? 1 : -1);
  const day = stepped(addDays(today, shift ?? 0), steps, of, words);
  if (name === undefined || !words.units.week.includes(of)) return phraseOf(day, match);
  const weekBegins = addDays(day, -((weekdayOf(day) + 6) % 7));
  const inThatWeek = addDays(weekBegins, (weekdayIndex(name, words) + 6) % 7);
  // "A week ago Friday" may be counted from last Friday, too.
  const last = addDays(today, -((weekdayOf(today) - weekdayIndex(name, words) + 7) % 7));
  const fromLast = ahead ? inThatWeek : addDays(last, steps * 7);
  return { days: [...new Set([fromLast, inThatWeek])], at: match };
}

/** "The second Monday in February", "the last Friday of the month" */
export function weekdayOfMonth(
  text: string,
  words: CalendarWords,
  { today, past }: DayContext,
): DayPhrase | null {
  const place = `(?:([1-5])th|(${anyOf(Object.keys(words.places))})|(${anyOf(words.lastOf)}))`;
  const match = new RegExp(
    ` (?:the |el )?${place} (${anyOf(words.weekdays.flat())}) (?:(?:in|of|de|del|en) )?(?:the month of )?${monthPattern(words)} `,
  ).exec(text);
  if (!match) return null;
  const [, figure, word = "", last, name = "", month = ""] = match;
  const first = firstOf(month, words, today, past);
  const weekday = weekdayIndex(name, words);
  if (last !== undefined) {
    const end = addDays(addMonths(first, 1), -1);
    return phraseOf(addDays(end, -((weekdayOf(end) - weekday + 7) % 7)), match);
  }
  const place_ = figure === undefined ? (words.places[word] ?? 1) : Number(figure);
  const day = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (place_ - 1));
  return phraseOf(day.slice(0, 7) === first.slice(0, 7) ? day : null, match);
}

/** "Last month on the fifth", "the fifth of next month" */
export function monthNamedDay(
  text: string,
  words: CalendarWords,
  { today, past }: DayContext,
): DayPhrase | null {
  const month = `(${anyOf([...words.lastMonth, ...words.thisMonth, ...words.nextMonth])})`;
  const date = "(?:on |the |el |dia )*(\\d{1,2})";
  const dateFirst = new RegExp(` ${date}(?:th)?(?: (?:of|in|de|del))? ${month} `).exec(text);
  const match = dateFirst ?? new RegExp(` ${month} ${date}th `).exec(text);
  if (!match) return null;
  const [said = "", named = ""] = dateFirst ? [match[1], match[2]] : [match[2], match[1]];
  const [year, number] = firstOf(named, words, today, past).split("-").map(Number);
  return phraseOf(dayOfDate(year ?? 0, number ?? 0, Number(said)), match);
}

function monthPattern(words: CalendarWords): string {
  return `(${anyOf([...words.months.flat(), ...words.lastMonth, ...words.thisMonth, ...words.nextMonth, ...words.theMonth])})`;
}

/** The first day of a month that is named: the next of that name, or the last. */
function firstOf(month: string, words: CalendarWords, today: IsoDay, past: boolean): IsoDay {
  const first = `${today.slice(0, 8)}01`;
  if (words.lastMonth.includes(month)) return addMonths(first, -1);
  if (words.nextMonth.includes(month)) return addMonths(first, 1);
  if (words.thisMonth.includes(month) || words.theMonth.includes(month)) return first;
  const index = words.months.findIndex((names) => names.includes(month));
  const ahead = (index + 1 - Number(today.slice(5, 7)) + 12) % 12;
  return addMonths(first, past && ahead > 0 ? ahead - 12 : ahead);
}

function stepped(from: IsoDay, steps: number, unit: string, { units }: CalendarWords): IsoDay {
  if (units.year.includes(unit)) return addMonths(from, steps * 12);
  if (units.month.includes(unit)) return addMonths(from, steps);
  return addDays(from, steps * (units.week.includes(unit) ? 7 : 1));
}

function weekdayIndex(name: string, words: CalendarWords): number {
  return words.weekdays.findIndex((names) => names.includes(name));
}
