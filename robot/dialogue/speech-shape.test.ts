import { describe, expect, it } from "vitest";
import { LEVEL_MS } from "./face-protocol.ts";
import { shapeOf } from "./speech-shape.ts";

const RATE_HZ = 16_000;

/** A tone of these lengths and loudnesses. */
function sound(...parts: readonly { readonly ms: number; readonly peak: number }[]) {
  const samples = parts.flatMap(({ ms, peak }) =>
    Array.from({ length: (ms / 1000) * RATE_HZ }, (_, index) => peak * Math.sin(index / 5)),
  );
  return { samples: Int16Array.from(samples), sampleRateHz: RATE_HZ };
}

describe("the shape of a sentence", () => {
  it("has a level for each moment, relative to the loudest", () => {
    const { levels } = shapeOf("Hi.", sound({ ms: 80, peak: 4000 }, { ms: 80, peak: 8000 }), "en");
    expect(levels).toHaveLength(160 / LEVEL_MS);
    expect(levels[0]).toBeCloseTo(0.5, 1);
    expect(Math.max(...levels)).toBe(1);
  });

  it("is as open for a visitor who asked for a softer voice", () => {
    const loud = shapeOf("Hi.", sound({ ms: 200, peak: 16_000 }, { ms: 200, peak: 4000 }), "en");
    const soft = shapeOf("Hi.", sound({ ms: 200, peak: 4000 }, { ms: 200, peak: 1000 }), "en");
    expect(soft.levels).toEqual(loud.levels);
  });

  it("begins each word after the one before, and none in the silence that leads in", () => {
    const spoken = sound({ ms: 200, peak: 0 }, { ms: 1200, peak: 8000 }, { ms: 200, peak: 0 });
    const { wordsAtMs } = shapeOf("What is your telephone number?", spoken, "en");
    expect(wordsAtMs).toHaveLength(5);
    expect(wordsAtMs[0]).toBe(200);
    expect(wordsAtMs).toEqual([...wordsAtMs].sort((a, b) => a - b));
    expect(wordsAtMs[4]).toBeLessThan(1400);
  });

  it("gives a number the time that it takes to say it", () => {
    const { wordsAtMs } = shapeOf("Is 312-555-0143 right?", sound({ ms: 4000, peak: 8000 }), "en");
    expect((wordsAtMs[2] ?? 0) - (wordsAtMs[1] ?? 0)).toBeGreaterThan(2500);
  });

  it("of silence, and of nothing, is shut", () => {
    expect(shapeOf("Hm.", sound({ ms: 400, peak: 0 }), "en").levels.every((level) => level === 0)).toBe(true);
    expect(shapeOf("", sound(), "es")).toEqual({ levels: [], wordsAtMs: [] });
  });
});
