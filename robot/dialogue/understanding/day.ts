import type { Language } from "../../kernel/vocabulary.ts";
import { addDays, dayOfDate, type IsoDay } from "../calendar.ts";
import { dayPhraseIn } from "./calendar-day.ts";
import { type CalendarWords, calendarWordsOf } from "./calendar-words.ts";

import type { DayPhrase } from "./day-phrase.ts";
import { placeOf, standingIn } from "./standing.ts";

export type DayReading =
  /** `rest` is the text without the words that named the day. */
  | { readonly kind: "day"; readonly day: IsoDay; readonly rest: string }
  /** It could be any of these. */
  | { readonly kind: "either"; readonly days: readonly IsoDay[]; readonly rest: string }
  /** Some time, but no day: "next week", "before Friday"; `near` is the day that was named all the same. */
  | { readonly kind: "vague"; readonly near?: IsoDay }
  | { readonly kind: "none" };

export interface DayContext {
  readonly today: IsoDay;
  readonly language: Language;
  /** 11/24 is November 24: the United States write the month first. */
  readonly monthFirst: boolean;
  /** A date without a year lies behind, such as the day of an accident. */
  readonly past: boolean;
}

/**
 * The day that a {@link calendarText} names. A day that no calendar has is none; one that was ruled out leaves it open which; of
 * a corrected one the later counts.
 */
export function dayIn(text: string, context: DayContext): DayReading {
  const { skeleton, phrases, rest } = phrasesIn(text, calendarWordsOf(context.language), context);
  if (phrases.length === 0) return { kind: "none" };
  const { standing, bounds, denied } = standingIn(skeleton, context.language);
  const daysOf = (numbers: readonly number[]) => numbers.flatMap((number) => phrases[number]?.days ?? []);
  const ruledOut = daysOf(denied);
  const days = [...new Set(daysOf(standing))].filter((day) => !ruledOut.includes(day));
  const [day] = days;
  if (day !== undefined) {
    if (days.length === 1) return { kind: "day", day, rest };
    return days.length <= MOST_OFFERED ? { kind: "either", days, rest } : { kind: "vague" };
  }
  const [near] = daysOf(bounds);
  if (near !== undefined) return { kind: "vague", near };
  const named = daysOf(standing);
  // "Any day but Friday"
  const leavesOpen = standing.length === 0 || named.length > 0;
  const isVague = leavesOpen || standing.some((number) => phrases[number]?.isVague);
  return isVague ? { kind: "vague" } : { kind: "none" };
}

const MOST_OFFERED = 3;

interface Phrases {
  /** The text with a place for each phrase. */
  readonly skeleton: string;
  readonly phrases: readonly { readonly days: readonly IsoDay[]; readonly isVague: boolean }[];
  readonly rest: string;
}

/** Every phrase that names a day. */
function phrasesIn(text: string, words: CalendarWords, context: DayContext): Phrases {
  const found: DayPhrase[] = [];
  let skeleton = text;
  while (found.length < MOST_PHRASES) {
    const phrase = dayPhraseIn(skeleton, words, context);
    if (!phrase) break;
    const { index, 0: said } = phrase.at;
    skeleton = `${skeleton.slice(0, index)} ${placeOf(found.length)} ${skeleton.slice(index + said.length)}`;
    found.push(phrase);
  }
  const inOrder = [...skeleton.matchAll(/@(\d+)/g)].map((match) => Number(match[1]));
  const phrases = found.map((phrase, number) => {
    const before = inOrder.slice(0, inOrder.indexOf(number)).map((each) => found[each]);
    return { days: daysAfter(before, phrase), isVague: phrase.isVague ?? false };
  });
  const rest = skeleton.replace(/@(\d+)/g, (_, number: string) => {
    const phrase = found[Number(number)];
    return phrase?.isAlsoTime ? phrase.at[0].trim() : "|";
  });
  return { skeleton, phrases, rest };
}

/** The days of a phrase, where it leans on one that was said before: "February ninth, no, the twelfth". */
function daysAfter(
  before: readonly (DayPhrase | undefined)[],
  { days, date, fromThat }: DayPhrase,
): readonly IsoDay[] {
  if (fromThat !== undefined) return (before.at(-1)?.days ?? []).map((day) => addDays(day, fromThat));
  const month = before.findLast((each) => each?.namesMonth)?.days[0];
  if (date === undefined || month === undefined) return days;
  const inMonth = dayOfDate(Number(month.slice(0, 4)), Number(month.slice(5, 7)), date);
  return inMonth === null ? [] : [inMonth];
}

/** Nobody names more in one breath. */
const MOST_PHRASES = 8;
