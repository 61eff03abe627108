import type { QuestionOf } from "../../kernel/intake-question.ts";
import type { IsoDay } from "../calendar.ts";
import { isAsked, questionsOf } from "../intake-form.ts";
import type { Reading } from "./answer.ts";
import { calendarText, withoutLongNumbers } from "./calendar-text.ts";
import { type DayContext, dayIn } from "./day.ts";
import { periodIn } from "./period.ts";
import type { Saying } from "./saying.ts";
import { dayRefusal, type Known, todayOf } from "./validity.ts";

/** The day that was told before and is told anew. */
export interface OtherDay {
  readonly question: QuestionOf<"date">;
  readonly reading: Extract<Reading, { kind: "value" | "either" | "refused" }>;
}

/**
 * Another day than the one that `time` belongs to, in what is said about that time: the Thursday of "three, but on
 * Thursday, not tomorrow". "Next week" is refused, as it is no day. Null when no day is told yet, or when none but that one is named.
 */
export function otherDayIn(saying: Saying, time: QuestionOf<"time">, known: Known): OtherDay | null {
  const { profile, visit } = known;
  const question = questionsOf(profile, visit).find(({ id }) => id === time.openOn);
  if (question?.type !== "date" || !isAsked(profile, visit, question)) return null;
  const before = (visit.answers[question.id] ?? visit.volunteered[question.id])?.value;
  if (before === undefined) return null;
  const { language } = visit;
  const monthFirst = profile.business.region === "US";
  const context = { today: todayOf(known), language, monthFirst, past: question.toDays <= 0 };
  const text = withoutLongNumbers(calendarText(saying, language));
  if (dayIn(text, context).kind === "vague") {
    const period = periodIn(saying, context);
    const holds = period !== null && period.from <= before && before <= period.to;
    return holds ? null : { question, reading: { kind: "refused", refusal: { why: "no-exact-day" } } };
  }
  const others = [
    ...new Set(
      daysNamed(text, context)
        .filter((days) => !days.includes(before))
        .flat(),
    ),
  ];
  const possible = others.filter((day) => dayRefusal(day, question, known) === null);
  const [first, ...more] = possible;
  if (first === undefined) {
    const refusal = others[0] === undefined ? null : dayRefusal(others[0], question, known);
    // "As I did last Friday" tells of another day and wishes for none.
    if (refusal === null || refusal.why === "day-too-early") return null;
    return { question, reading: { kind: "refused", refusal } };
  }
  return more.length === 0
    ? { question, reading: { kind: "value", value: first, certain: others.length === 1 } }
    : { question, reading: { kind: "either", values: possible } };
}

/** Every day that a text names, one after another; each may mean one of several. */
function daysNamed(text: string, context: DayContext): readonly (readonly IsoDay[])[] {
  const read = dayIn(text, context);
  if (read.kind !== "day" && read.kind !== "either") return [];
  const days = read.kind === "day" ? [read.day] : read.days;
  return read.rest === text ? [days] : [days, ...daysNamed(read.rest, context)];
}
