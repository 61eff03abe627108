import type { Language } from "../../kernel/vocabulary.ts";
import { englishCalendarWords } from "./calendar-words-en.ts";
import { spanishCalendarWords } from "./calendar-words-es.ts";

/** How days and times are named. All of it in lower case and without accents. */
export interface CalendarWords {
  readonly today: readonly string[];
  readonly tomorrow: readonly string[];
  readonly dayAfterTomorrow: readonly string[];
  readonly yesterday: readonly string[];
  /** A day that is counted from one named before it. */
  readonly dayAfterThat: readonly string[];
  readonly dayBeforeThat: readonly string[];
  readonly dayBeforeYesterday: readonly string[];
  /** Sunday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** January first. */
  readonly months: readonly (readonly string[])[];
  /** "third" → 3; compounds such as "twenty third" are put together from these. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** After an ordinal: it is no date. "First thing" */
  readonly ordered: readonly string[];
  /** Before a weekday: the week after this one; before a season: the one after this. */
  readonly next: readonly string[];
  readonly last: readonly string[];
  /** After a weekday: a week later than it would be; some of them after a season, too. */
  readonly weekLater: readonly string[];
  /** Behind a weekday: the one before today. */
  readonly lastBehind: readonly string[];
  /** Behind a weekday: the one after the next, or before the last. */
  readonly afterNext: readonly string[];
  readonly beforeLast: readonly string[];
  /** "The second Monday": where ordinals mean other things as well. */
  readonly places: Readonly<Record<string, number>>;
  readonly lastOf: readonly string[];
  readonly in: readonly string[];
  readonly ago: readonly string[];
  readonly one: readonly string[];
  /** "A week from Monday", "two days from now". */
  readonly from: readonly string[];
  readonly now: readonly string[];
  readonly units: Readonly<Record<"day" | "week" | "month" | "year", readonly string[]>>;
  /** Not one day: "next week". Asked back. */
  readonly vague: readonly string[];
  readonly thisWeek: readonly string[];
  readonly nextWeek: readonly string[];
  readonly weekAfterNext: readonly string[];
  readonly weekend: readonly string[];
  readonly nextWeekend: readonly string[];
  readonly thisMonth: readonly string[];
  /** "The last Friday of the month". */
  readonly theMonth: readonly string[];
  readonly nextMonth: readonly string[];
  readonly lastMonth: readonly string[];
  readonly lastYear: readonly string[];
  readonly nextYear: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly (readonly string[])[];

  readonly noon: readonly string[];
  readonly midnight: readonly string[];
  /** "half past three". */
  readonly half: readonly string[];
  readonly quarter: readonly string[];
  readonly past: readonly string[];
  readonly to: readonly string[];
  readonly am: readonly string[];
  readonly pm: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly between: readonly string[];
  readonly and: readonly string[];
  /** "five or later". */
  readonly orLater: readonly string[];
  readonly orEarlier: readonly string[];
  readonly morning: readonly string[];
  readonly afternoon: readonly string[];
  readonly evening: readonly string[];
  /** Tells that a number is a time: "at five". */
  readonly at: readonly string[];
  readonly oClock: readonly string[];
  /** After a number: it is no hour. */
  readonly durations: readonly string[];
}

export function calendarWordsOf(language: Language): CalendarWords {
  return language === "es" ? spanishCalendarWords : englishCalendarWords;
}
