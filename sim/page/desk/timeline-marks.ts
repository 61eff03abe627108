import type { Instant } from "../../../robot/kernel/clock.ts";
import type { RecordedSpan } from "../../stage/recorded-messages.ts";

/** What happened at about one moment, under one button. */
export interface TimelineMark {
  readonly at: Instant;
  readonly what: readonly string[];
}

/** Of the timeline's length: on a small display a button as wide as a finger needs. */
const APART_SHARE = 1 / 30;

/** Marks in order of time; those that would lie on one another are one, at the first one's moment. Pure. */
export function timelineMarks({ startsAt, endsAt, marks }: RecordedSpan): readonly TimelineMark[] {
  const apartMs = (endsAt - startsAt) * APART_SHARE;
  const groups: { readonly at: Instant; readonly what: string[] }[] = [];
  for (const { at, what } of [...marks].sort((one, other) => one.at - other.at)) {
    const last = groups.at(-1);
    if (last && at - last.at < apartMs) last.what.push(what);
    else groups.push({ at, what: [what] });
  }
  return groups;
}
