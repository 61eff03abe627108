import { describe, expect, it } from "vitest";
import { relativeTime, span } from "./relative-time.ts";

const now = Date.parse("2026-11-22T18:00:00Z");
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe("times as people say them", () => {
  it.each([
    [0, "just now"],
    [-44 * second, "just now"],
    [30 * second, "in a moment"],
    [-50 * second, "1 minute ago"],
    [-2 * minute, "2 minutes ago"],
    [-59 * minute, "59 minutes ago"],
    [5 * minute, "in 5 minutes"],
    [-90 * minute, "1 hour ago"],
    [-23 * hour, "23 hours ago"],
    [-25 * hour, "yesterday"],
    [-6 * day, "6 days ago"],
  ])("says %d milliseconds from now as %s", (away, words) => {
    expect(relativeTime(now + away, now)).toBe(words);
  });

  it("gives the date once it is more than a week away, and the year once that may be another one", () => {
    expect(relativeTime(Date.parse("2026-11-02T12:00:00Z"), now)).toBe("Nov 2");
    expect(relativeTime(Date.parse("2025-11-02T12:00:00Z"), now)).toBe("Nov 2, 2025");
  });
});

describe("how long something is, or was due", () => {
  it.each([
    [0, "0:00"],
    [-second, "0:00"],
    [7 * second, "0:07"],
    [4 * minute + 59.9 * second, "4:59"],
    [72 * minute, "1 h 12 min"],
    [day, "1 day"],
    [3 * day + hour, "3 days"],
  ])("says %d milliseconds as %s", (ms, words) => {
    expect(span(ms)).toBe(words);
  });
});
