import { type Instant, instant } from "../../robot/kernel/clock.ts";
import { type ChannelName, channels } from "../../robot/recording/channels.ts";
import type { TapeMessage } from "../../robot/recording/tape.ts";

/** One thing that the robot did, as text that can be compared. */
export interface Decision {
  readonly at: Instant;
  readonly topic: string;
  readonly text: string;
}

/** Where two runs first part; null on the side that did nothing more. */
export interface Difference {
  readonly recorded: Decision | null;
  readonly replayed: Decision | null;
}

/** A recording counts whole nanoseconds, a clock does not. */
const MOMENT_MS = 0.001;

const decoder = new TextDecoder();

export function isDecision(channel: ChannelName): boolean {
  return channels[channel].role === "decision";
}

/** What the robot decided: journal, screen and speech. Pure. */
export function decisionsOf(messages: readonly TapeMessage[]): readonly Decision[] {
  return messages.flatMap(({ channel, at, json }) => {
    if (!isDecision(channel)) return [];
    const body = decoder.decode(json);
    const text = channel === "journal" ? lineOf(body) : body;
    return [{ at: instant(Math.round(at / MOMENT_MS) * MOMENT_MS), topic: channels[channel].topic, text }];
  });
}

/**
 * The first difference, null when there is none. Pure.
 *
 * Within one moment the order does not count: on one clock two timers of one moment may fire either way round.
 *
 * @param toleranceMs how much later or earlier the same decision may be; then moments say nothing, and order counts
 */
export function firstDifference(
  recorded: readonly Decision[],
  replayed: readonly Decision[],
  toleranceMs: number,
): Difference | null {
  const [one, other] =
    toleranceMs === 0 ? [momentByMoment(recorded), momentByMoment(replayed)] : [recorded, replayed];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [then, now] = [one[at], other[at]];
    if (then && now && same(then, now, toleranceMs)) continue;
    return { recorded: then ?? null, replayed: now ?? null };
  }
  return null;
}

function same(one: Decision, other: Decision, toleranceMs: number): boolean {
  return (
    one.topic === other.topic &&
    one.text === other.text &&
    Math.abs(one.at - other.at) <= toleranceMs + MOMENT_MS
  );
}

function momentByMoment(decisions: readonly Decision[]): readonly Decision[] {
  const key = ({ topic, text }: Decision) => `${topic} ${text}`;
  return [...decisions].sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The journal's own line, without its time: that stands beside it. */
function lineOf(body: string): string {
  const { message } = JSON.parse(body) as { message: string };
  return message.replace(/^\{"atMs":-?\d+,/, "{");
}
