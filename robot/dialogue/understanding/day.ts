import type { Language } from "../../kernel/vocabulary.ts";
import { addDays, type IsoDay } from "../calendar.ts";
import { dayPhraseIn } from "./calendar-day.ts";
import { type CalendarWords, calendarWordsOf } from "./calendar-words.ts";

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
  const phrases: { days: readonly IsoDay[]; isVague: boolean; kept: string }[] = [];
  let skeleton = text;
  while (phrases.length < MOST_PHRASES) {
    const found = dayPhraseIn(skeleton, words, context);
    if (!found) break;
    const { days, at, isVague = false, isAlsoTime = false, fromThat } = found;
    const before = /.*@(\d+)/.exec(skeleton.slice(0, at.index))?.[1];
    const that = phrases[Number(before)]?.days ?? [];
    skeleton = `${skeleton.slice(0, at.index)} ${placeOf(phrases.length)} ${skeleton.slice(at.index + at[0].length)}`;
    phrases.push({
      days: fromThat === undefined ? days : that.map((day) => addDays(day, fromThat)),
      isVague,
      kept: isAlsoTime ? at[0].trim() : "|",
    });
  }
  const rest = skeleton.replace(/@(\d+)/g, (_, number: string) => phrases[Number(number)]?.kept ?? "|");
  return { skeleton, phrases, rest };
}

/** Nobody names more in one breath. */
const MOST_PHRASES = 8;
