import type { Occasion } from "./occasion.ts";

const MINUTE_MS = 60_000;

export interface Due {
  readonly at: Date;
  /** Why it is overdue from the beginning: "The visit ended at 09:12 UTC; the lead arrived 14 minutes later." */
  readonly lateWhy: string | null;
}

/**
 * When the task of a rule is due. Pure. What a visit sets off counts from the end of the visit, since that is when
 * the visitor began to wait, and not from its arrival here; what a member sets off later counts from then.
 */
export function dueOf(occasion: Occasion, dueMinutes: number, now: Date): Due {
  const { visitAt, arrivedAt } = occasion.lead;
  const isOfVisit = occasion.on === "form" || arrivedAt.getTime() >= now.getTime();
  const since = isOfVisit ? visitAt : now;
  const at = new Date(since.getTime() + dueMinutes * MINUTE_MS);
  if (at.getTime() > now.getTime()) return { at, lateWhy: null };
  const arrived = `The visit ended at ${timeText(visitAt, now)}; the lead`;
  const lateWhy =
    arrivedAt.getTime() >= at.getTime()
      ? `${arrived} arrived ${spanText(arrivedAt.getTime() - visitAt.getTime())} later.`
      : `${arrived} was filed ${spanText(now.getTime() - visitAt.getTime())} later.`;
  return { at, lateWhy };
}

/** "09:12 UTC", with the day when it is another one. */
export function timeText(time: Date, now: Date): string {
  const iso = time.toISOString();
  const day = iso.slice(0, 10);
  const clock = `${iso.slice(11, 16)} UTC`;
  return day === now.toISOString().slice(0, 10) ? clock : `${clock} on ${day}`;
}

/** "14 minutes", in the largest unit that says enough. */
export function spanText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
