import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, later } from "../../kernel/clock.ts";
import { AudioBlocks, samplesMs } from "./audio-blocks.ts";
import { PreRoll } from "./pre-roll.ts";
import { BLOCK_SAMPLES } from "./voice-activity.ts";

describe("audio blocks", () => {
  it("are the same sound at the same moments, however it was cut into frames", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 30 }), (lengths) => {
        const blocks = new AudioBlocks();
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const sound = Int16Array.from({ length: total }, (_, at) => at % 30_000);
        let taken = 0;
        const cut = lengths.flatMap((length) => {
          const samples = sound.subarray(taken, taken + length);
          const capturedAt = later(instant(1_000), samplesMs(taken));
          taken += length;
          return blocks.take({ samples, capturedAt });
        });
        expect(cut.length).toBe(Math.floor(total / BLOCK_SAMPLES));
        for (const [index, block] of cut.entries()) {
          const from = index * BLOCK_SAMPLES;
          expect(block.samples).toEqual(sound.slice(from, from + BLOCK_SAMPLES));
          expect(block.from).toBeCloseTo(1_000 + samplesMs(from), 6);
          expect(block.to).toBeCloseTo(1_000 + samplesMs(from + BLOCK_SAMPLES), 6);
        }
      }),
    );
  });
});

describe("the pre-roll", () => {
  const block = (index: number) => ({
    samples: new Int16Array(BLOCK_SAMPLES).fill(index),
    from: instant(index * 32),
    to: instant((index + 1) * 32),
  });

  it("keeps the last blocks, oldest first, and hands them over once", () => {
    const preRoll = new PreRoll(96);
    for (const index of [1, 2, 3, 4, 5]) preRoll.push(block(index));
    expect(preRoll.take().map(({ samples }) => samples[0])).toEqual([3, 4, 5]);
    expect(preRoll.take()).toEqual([]);
  });

  it("overwrites the voice when it is wiped", () => {
    const preRoll = new PreRoll(96);
    const kept = block(7);
    preRoll.push(kept);
    preRoll.wipe();
    expect(kept.samples.every((sample) => sample === 0)).toBe(true);
  });
});
