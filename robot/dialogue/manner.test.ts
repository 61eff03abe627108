import { expect, test } from "vitest";
import type { VoiceChange } from "./effect.ts";
import { atGain, type Manner, mannerAfter, usualManner } from "./manner.ts";

const after = (...changes: readonly VoiceChange[]): Manner => changes.reduce(mannerAfter, usualManner);

test("slower and faster undo each other, and so do louder and quieter", () => {
  expect(after("slower", "faster").pace).toBeCloseTo(1);
  expect(after("louder", "quieter").gain).toBeCloseTo(1);
  expect(after("slower").pace).toBeLessThan(1);
  expect(after("louder").gain).toBeGreaterThan(1);
});

test("however often it is asked for, the voice stays one that can be followed", () => {
  const often = (change: VoiceChange) => after(...Array.from({ length: 20 }, () => change));
  expect(often("slower").pace).toBeCloseTo(0.58, 2);
  expect(often("faster").pace).toBeCloseTo(1.73, 2);
  expect(often("louder").gain).toBeCloseTo(3.4, 1);
  expect(often("quieter").gain).toBeCloseTo(0.3, 1);
});

test("a louder sound is louder, and its peaks stay within the samples", () => {
  const sound = { samples: Int16Array.of(0, 1_000, -1_000, 20_000, -32_768), sampleRateHz: 16_000 };
  const { samples } = atGain(sound, 1.5);
  expect([...samples.slice(0, 3)]).toEqual([0, 1_500, -1_500]);
  expect(samples[3]).toBeGreaterThan(22_937);
  expect(samples[3]).toBeLessThan(32_767);
  expect(samples[4]).toBeLessThan(-32_000);
  expect(atGain(sound, 1)).toBe(sound);
});
