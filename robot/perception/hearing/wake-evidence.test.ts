import { describe, expect, it } from "vitest";
import type { Transcript } from "./transcriber.ts";
import { wakeLikelihood } from "./wake-evidence.ts";

const THRESHOLD = 0.75;

const hearing = (text: string, logLikelihood: number, best: number): readonly Transcript[] => [
  { text, logLikelihood, ofSentences: [best - 3, best] },
];

describe("the second hearing of the wake word", () => {
  it("accepts a doubtful candidate that it finds as likely as anything", () => {
    expect(wakeLikelihood(0.5, hearing("Hey, it's Telephone.", -9, -11.3))).toBeGreaterThan(THRESHOLD);
  });

  it("finds it behind other words", () => {
    expect(wakeLikelihood(0.5, hearing("Excuse me. Hey Stella.", -3, -24))).toBeGreaterThan(THRESHOLD);
    const parts = [...hearing("He still are.", -5, -6), ...hearing("Excuse me. He still are.", -7, -28)];
    expect(wakeLikelihood(0.5, parts)).toBeGreaterThan(THRESHOLD);
  });

  it("refuses a good one that was something else", () => {
    expect(wakeLikelihood(0.78, hearing("This are chrysler.", -4, -33.9))).toBeLessThan(0.1);
    expect(wakeLikelihood(0.96, hearing("Hey, still.", -3, -20.7))).toBeLessThan(THRESHOLD);
  });

  it("says neither yes nor no to an accent that it cannot write down", () => {
    const score = 0.97;
    expect(wakeLikelihood(score, hearing("Please, Dilla,", -6, -12.2))).toBeCloseTo(score, 5);
  });

  it.each([0, 1])("has something to say about a score of exactly %d", (score) => {
    expect(wakeLikelihood(score, hearing("Hey, Stella!", -2, -2))).toBeGreaterThan(0);
    expect(wakeLikelihood(score, hearing("Hey, Stella!", -2, -2))).toBeLessThanOrEqual(1);
  });

  it("refuses what the transcriber makes nothing of", () => {
    expect(wakeLikelihood(0.99, [{ text: "", logLikelihood: 0, ofSentences: [-Infinity] }])).toBe(0);
  });
});
