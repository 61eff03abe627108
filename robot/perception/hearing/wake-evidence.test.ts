import { describe, expect, it } from "vitest";
import { CANDIDATE, wakeLikelihood } from "./wake-evidence.ts";

const THRESHOLD = 0.75;

describe("the second hearing of the wake word", () => {
  it("accepts a doubtful candidate that it is sure of", () => {
    expect(wakeLikelihood(CANDIDATE, 9)).toBeGreaterThan(THRESHOLD);
  });

  it("refuses a good one that was something else", () => {
    expect(wakeLikelihood(0.97, -6)).toBeLessThan(THRESHOLD);
  });

  it("is surer the more likely either hearing finds it", () => {
    expect(wakeLikelihood(0.6, 2)).toBeGreaterThan(wakeLikelihood(0.4, 2));
    expect(wakeLikelihood(0.6, 2)).toBeGreaterThan(wakeLikelihood(0.6, 1));
  });

  it.each([0, 1])("has something to say about a score of exactly %d", (score) => {
    expect(wakeLikelihood(score, 4)).toBeGreaterThan(0);
    expect(wakeLikelihood(score, 4)).toBeLessThanOrEqual(1);
  });

  it("refuses silence", () => {
    expect(wakeLikelihood(0.99, null)).toBe(0);
  });
});
