/** Spans of days that a dashboard can show, ready made. */
export const periods = [
  { id: "7-days", label: "Last 7 days" },
  { id: "30-days", label: "Last 30 days" },
  { id: "90-days", label: "Last 90 days" },
  { id: "this-month", label: "This month" },
  { id: "last-month", label: "Last month" },
  { id: "this-year", label: "This year" },
] as const;
export type PeriodId = (typeof periods)[number]["id"];

/** Days as a calendar names them, `2026-11-22`, both inclusive. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** The days of a ready-made period that `today` lies in, or that ended before it. */
export function daysOf(period: PeriodId, today: string): DaySpan {
  const [year, month] = partsOf(today);
  switch (period) {
    case "7-days":
      return { first: shifted(today, -6), last: today };
    case "30-days":
      return { first: shifted(today, -29), last: today };
    case "90-days":
      return { first: shifted(today, -89), last: today };
    case "this-month":
      return { first: dayOf(year, month, 1), last: today };
    case "last-month":
      return { first: dayOf(year, month - 1, 1), last: dayOf(year, month, 0) };
    case "this-year":
      return { first: dayOf(year, 1, 1), last: today };
  }
}

/**
 * The moments at which the span begins and ends, where the browser is: `from` inclusive, `to` exclusive. A day that
 * loses or gains an hour is as long as it is.
 */
export function momentsOf({ first, last }: DaySpan): { readonly from: string; readonly to: string } {
  return { from: midnightOf(first).toISOString(), to: midnightOf(shifted(last, 1)).toISOString() };
}

/** Today where the browser is. */
export function dayNow(now: Date): string {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Every day of the span, in order; none when it ends before it begins. */
export function eachDay({ first, last }: DaySpan): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = shifted(day, 1)) days.push(day);
  return days;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && shifted(text, 0) === text;
}

/** The day so many days later. */
export function shifted(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return dayOf(year, month, date + days);
}

function midnightOf(day: string): Date {
  const [year, month, date] = partsOf(day);
  return new Date(year, month - 1, date);
}

function partsOf(day: string): readonly [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
}

/** Counts on over the ends of months: day 0 is the last of the month before. In UTC, where every day has 24 hours. */
function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
