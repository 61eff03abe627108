import { type BusinessProfile, weekdays } from "../../kernel/business-profile.ts";
import type { QuestionOf } from "../../kernel/intake-question.ts";
import { addDays, dayAt, type IsoDay, timeAt, weekdayOf } from "../calendar.ts";
import type { Turn } from "../turn.ts";
import { type TimeWish, timesInWish } from "./time-of-day.ts";

/** Why what was understood cannot be the answer; the visitor is told. */
export type Refusal =
  | { readonly why: "day-too-early"; readonly first: IsoDay }
  | { readonly why: "day-too-late"; readonly last: IsoDay }
  | { readonly why: "closed-that-day"; readonly day: IsoDay }
  /** "Next week" */
  | { readonly why: "no-exact-day" }
  | { readonly why: "outside-hours"; readonly spans: readonly Span[] }
  /** "After five" */
  | { readonly why: "no-exact-time" }
  | { readonly why: "out-of-range"; readonly from: number; readonly to: number }
  | { readonly why: "too-long" };

/** "09:00" to "18:00" */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export type Known = Pick<Turn, "profile" | "rules" | "visit" | "stamp">;

export function todayOf({ profile, stamp }: Known): IsoDay {
  return dayAt(profile.business.timezone, stamp.wall);
}

export function dayRefusal(day: IsoDay, question: QuestionOf<"date">, known: Known): Refusal | null {
  const today = todayOf(known);
  const first = addDays(today, question.fromDays);
  const last = addDays(today, question.toDays);
  if (day < first) return { why: "day-too-early", first };
  if (day > last) return { why: "day-too-late", last };
  if (!question.openDays) return null;
  const spans = openSpans(known.profile, day);
  if (spans.length === 0) return { why: "closed-that-day", day };
  // Today, after hours.
  const isOver = day === today && spans.every(({ to }) => to <= nowOf(known));
  return isOver ? { why: "day-too-early", first: nextOpenDay(known.profile, day) } : null;
}

export function timeRefusal(wish: TimeWish, question: QuestionOf<"time">, known: Known): Refusal | null {
  if (question.exact && !/^\d/.test(wish)) return { why: "no-exact-time" };
  const left = spansAfter(nowOf(known), question, known);
  const fits = left.some((span) => overlaps(wish, span));
  if (fits) return null;
  const spans = spansOf(question, known);
  return { why: "outside-hours", spans: spans.length > 0 ? spans : left };
}

export function amountRefusal(
  amount: number,
  { from, to }: { readonly from: number; readonly to: number },
): Refusal | null {
  return amount < from || amount > to ? { why: "out-of-range", from, to } : null;
}

/**
 * When an answer to a question about a time may lie: its own bounds, and the opening hours of the day it is about. Of
 * today what is left, from the next time that its picker shows.
 */
export function spansOf(question: QuestionOf<"time">, known: Known): readonly Span[] {
  return spansAfter(roundedUp(nowOf(known), question.stepMinutes), question, known);
}

/** `now` counts where the day is today. */
function spansAfter(now: string, question: QuestionOf<"time">, known: Known): readonly Span[] {
  const { profile, visit } = known;
  const own: Span = { from: question.from, to: question.to };
  const { openOn } = question;
  const day = openOn === undefined ? undefined : (visit.answers[openOn] ?? visit.volunteered[openOn])?.value;
  if (day === undefined) return [own];
  const first = day === todayOf(known) ? later(own.from, now) : own.from;
  return openSpans(profile, day).flatMap((span) => {
    const both = { from: later(first, span.from), to: earlier(own.to, span.to) };
    return both.from < both.to ? [both] : [];
  });
}

/** When a time without "a.m." is likely: where the question, or else the business, has its hours. */
export function likelySpan(question: QuestionOf<"time">, known: Known): Span {
  const spans = spansOf(question, known);
  const [only] = spans;
  const bounded = only !== undefined && (spans.length > 1 || only.from > "00:00" || only.to < "23:59");
  const all = bounded ? spans : Object.values(known.profile.hours).flatMap((day) => day.map(spanOf));
  if (all.length === 0) return { from: "08:00", to: "19:59" };
  return {
    from: all.map(({ from }) => from).reduce(earlier),
    to: all.map(({ to }) => to).reduce(later),
  };
}

/** What time it is where the business is. */
function nowOf({ profile, stamp }: Known): string {
  return timeAt(profile.business.timezone, stamp.wall);
}

function roundedUp(time: string, stepMinutes: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const next = Math.ceil(minutes / stepMinutes) * stepMinutes;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(next / 60))}:${two(next % 60)}`;
}

/** The same weekday comes again at the latest. */
function nextOpenDay(profile: BusinessProfile, day: IsoDay): IsoDay {
  const coming = [1, 2, 3, 4, 5, 6].map((days) => addDays(day, days));
  return coming.find((each) => openSpans(profile, each).length > 0) ?? addDays(day, 7);
}

function openSpans(profile: BusinessProfile, day: IsoDay): readonly Span[] {
  return (profile.hours[weekdays[weekdayOf(day)] ?? "sunday"] ?? []).map(spanOf);
}

function spanOf(opening: string): Span {
  return { from: opening.slice(0, 5), to: opening.slice(6) };
}

function overlaps(wish: TimeWish, { from, to }: Span): boolean {
  const [first = "", second = ""] = timesInWish(wish);
  if (wish.startsWith("after")) return first < to;
  if (wish.startsWith("before")) return first > from;
  if (wish.startsWith("between")) return first < to && second > from;
  return first >= from && first <= to;
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);
