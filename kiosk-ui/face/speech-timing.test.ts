import { describe, expect, it } from "vitest";
import { endsAtMs, loudnessAt, nextWordAtMs, opennessOf, wordAt } from "./speech-timing.ts";

const speech = { beganAtMs: 1000, levels: [0, 1, 0.5], wordsAtMs: [0, 40, 90] };

describe("a sentence that is being said", () => {
  it("is as loud as its levels, and in between where it is between two", () => {
    expect([960, 1000, 1020, 1040, 1060, 1120].map((at) => loudnessAt(speech, at))).toEqual([
      0, 0, 0.5, 1, 0.75, 0,
    ]);
    expect(endsAtMs(speech)).toBe(1120);
  });

  it("is at one word after another", () => {
    expect([990, 1000, 1041, 1500].map((at) => wordAt(speech, at))).toEqual([-1, 0, 1, 2]);
    expect([1000, 1041, 1090].map((at) => nextWordAtMs(speech, at))).toEqual([1040, 1090, null]);
  });

  it("opens the mouth for soft speech too, and keeps it shut in silence", () => {
    expect(opennessOf(0)).toBe(0);
    expect(opennessOf(0.2)).toBeGreaterThan(0.3);
    expect(opennessOf(1)).toBe(1);
  });
});
