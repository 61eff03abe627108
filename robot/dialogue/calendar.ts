import type { WallTime } from "../kernel/clock.ts";

/** A day without a time or a place: "2026-11-24". Comparable as text. */
export type IsoDay = string;

const MS_PER_DAY = 86_400_000;

/** Which day it is where the business is, which may differ from the robot's. */
export function dayAt(timezone: string, wall: WallTime): IsoDay {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(new Date(wall));
  const part = (type: "year" | "month" | "day") => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** What time it is there, as "17:05". */
export function timeAt(timezone: string, wall: WallTime): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(wall));
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return isoDay(msOf(day) + days * MS_PER_DAY);
}

/** Sunday is 0. */
export function weekdayOf(day: IsoDay): number {
  return new Date(msOf(day)).getUTCDay();
}

/** Null for a day that no calendar has, such as February 30. `month` is 1 … 12. */
export function dayOfDate(year: number, month: number, date: number): IsoDay | null {
  const ms = Date.UTC(year, month - 1, date);
  const made = new Date(ms);
  const exists = made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  return exists && year >= 1000 && year <= 9999 ? isoDay(ms) : null;
}

/** The same date so many months later, or the last day of that month. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

function msOf(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function isoDay(ms: number): IsoDay {
  return new Date(ms).toISOString().slice(0, 10);
}
