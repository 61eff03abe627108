import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../kernel/clock.ts";
import { beat, missesBeats, type Rhythm } from "./ros-rhythm.ts";

/** How long after the last of these a source is missed; null when it may be silent for an hour. */
function missedAfterMs(atMs: readonly number[]): number | null {
  const rhythm = atMs.map(instant).reduce<Rhythm | null>((so, at: Instant) => beat(so, at), null);
  if (!rhythm) return null;
  for (let silentMs = 0; silentMs < 3_600_000; silentMs += 100) {
    if (missesBeats(rhythm, instant(rhythm.last + silentMs))) return silentMs;
  }
  return null;
}

function every(periodMs: number, count: number, fromMs = 0): number[] {
  return Array.from({ length: count }, (_, at) => fromMs + at * periodMs);
}

describe("a source that repeats itself", () => {
  it.each([
    ["once a second, after three seconds", every(1000, 10), 3100],
    ["fifty times a second, after half a second", every(20, 200), 600],
    ["with the odd late message, three of the longest gap", [0, 500, 1100, 1500, 2000, 2500, 3000], 1900],
    ["now, though it did not before", [0, 7000, ...every(400, 12, 7400)], 1300],
  ])("is missed when it did so %s", (_, atMs, afterMs) => {
    expect(missedAfterMs(atMs)).toBe(afterMs);
  });

  it.each([
    ["was heard of only for a moment", every(500, 5)],
    ["tells of changes as they come", [0, 400, 3000, 3300, 9000, 9100]],
    ["bounces", [0, 3, 9, 14, 30, 31, 50, 52]],
    ["is pressed again and again", [0, 300, 900, 1100, 1900, 2100, 2900, 3100]],
    ["repeats rarely", every(5000, 20)],
    ["has just broken its rhythm", [...every(1000, 10), 9300]],
  ])("is not missed when it %s", (_, atMs) => {
    expect(missedAfterMs(atMs)).toBeNull();
  });
});
