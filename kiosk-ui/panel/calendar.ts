/** The days of one page: weeks of seven, oldest first. */
export interface CalendarPage {
  readonly weeks: readonly (readonly Day[])[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export interface Day {
  /** "2026-11-24" */
  readonly date: string;
  /** Between both ends, which can be picked too. */
  readonly open: boolean;
}

/** So many fit above the commands on a small display, each high enough for a finger. */
const WEEKS = 4;
const DAY_MS = 86_400_000;

/**
 * Four weeks of days, from the week that the span begins in; `page` counts from 0 and stays within the span.
 * `firstWeekday`: 0 Sunday, 1 Monday. Days have no time zone here: they are names.
 */
export function calendarPage(
  span: { readonly from: string; readonly to: string },
  page: number,
  firstWeekday: 0 | 1,
): CalendarPage {
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)];
  // Day 0 of the epoch was a Thursday.
  const firstShown = from - ((from + 4 - firstWeekday + 7) % 7);
  const pages = Math.max(1, Math.ceil((to - firstShown + 1) / (7 * WEEKS)));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const start = firstShown + shown * 7 * WEEKS;
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = start + week * 7 + weekday;
      return { date: dateOf(day), open: day >= from && day <= to };
    }),
  ).filter((week) => week.some((day) => day.open));
  return { weeks, hasEarlier: shown > 0, hasLater: shown < pages - 1 };
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
