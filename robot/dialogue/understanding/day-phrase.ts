import type { IsoDay } from "../calendar.ts";
import type { CalendarWords } from "./calendar-words.ts";

/** A stretch of a text that names a day. */
export interface DayPhrase {
  /** All that it may mean; none where no calendar has such a day. */
  readonly days: readonly IsoDay[];
  readonly at: RegExpExecArray;
  /** Some time, but no day: "next week". */
  readonly isVague?: boolean;
  readonly namesMonth?: boolean;
  /** Only a day of the month: "the ninth". */
  readonly date?: number;
  /** So many days after the one that was named before it. */
  readonly fromThat?: number;
  /** It also says which part of the day. */
  readonly isAlsoTime?: boolean;
}

/** "A" or "two" of "two weeks". */
export function countOf(said: string, words: CalendarWords): number {
  return words.one.includes(said) ? 1 : Number(said);
}

export function phraseOf(day: IsoDay | null, at: RegExpExecArray): DayPhrase {
  return { days: day === null ? [] : [day], at };
}
