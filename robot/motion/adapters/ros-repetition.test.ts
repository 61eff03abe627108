import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { longestSilenceMs, remembering } from "./ros-repetition.ts";

function silenceAfter(atMs: readonly number[]): number | null {
  let arrivals = remembering([], instant(atMs[0] ?? 0));
  for (const at of atMs.slice(1)) arrivals = remembering(arrivals, instant(at));
  return longestSilenceMs(arrivals);
}

describe("how long a source may be silent", () => {
  it.each([
    ["three periods of one that repeats itself", [0, 1000, 2000, 3000, 4000], 3000],
    ["not less than half a second", [0, 20, 40, 60, 80], 500],
    ["three of the longest of late", [0, 100, 240, 300, 400, 500], 500],
    ["as it repeats now, not as it did before", [0, 7000, 7400, 7800, 8200, 8600], 1200],
  ])("is %s", (_, atMs, silenceMs) => {
    expect(silenceAfter(atMs)).toBe(silenceMs);
  });

  it.each([
    ["one that was heard of only a few times", [0, 1000, 2000, 3000]],
    ["one that tells of changes as they come", [0, 400, 3000, 3300, 9000, 9100]],
    ["a button that is pressed again and again", [0, 300, 900, 1100, 1900]],
    ["one that repeats rarely", [0, 5000, 10_000, 15_000, 20_000]],
  ])("is not known of %s", (_, atMs) => {
    expect(silenceAfter(atMs)).toBeNull();
  });
});
