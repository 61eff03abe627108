import { describe, expect, it } from "vitest";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { Reverb } from "./reverb.ts";

/** What the room answers to a clap, for as long as it takes to fall by more than 60 dB. */
function clapIn(decayS: number, criticalM = 1): Float32Array {
  const clap = new Float32Array(Math.round(1.5 * decayS * SAMPLE_RATE_HZ));
  clap[0] = 1;
  return new Reverb({ decayS, criticalM }).answer(clap);
}

/** RT60 after Schroeder (1965): the slope of the energy that is still to come, between -5 and -35 dB. */
function decayOf(answer: Float32Array): number {
  const toCome = new Float64Array(answer.length + 1);
  for (let i = answer.length - 1; i >= 0; i--) toCome[i] = toCome[i + 1]! + answer[i]! ** 2;
  const whenBelow = (db: number) => toCome.findIndex((energy) => energy < toCome[0]! * 10 ** (db / 10));
  return (2 * (whenBelow(-35) - whenBelow(-5))) / SAMPLE_RATE_HZ;
}

describe("the room's answer", () => {
  it.each([0.3, 0.6, 1.2, 2])("falls by 60 dB in the %d s that were asked for", (decayS) => {
    // Damped high notes die a little sooner.
    expect(decayOf(clapIn(decayS))).toBeGreaterThan(0.75 * decayS);
    expect(decayOf(clapIn(decayS))).toBeLessThan(1.1 * decayS);
  });

  it.each([0.3, 1.2])("is as loud as the voice at the critical distance, after %d s too", (decayS) => {
    const energy = clapIn(decayS, 2).reduce((sum, sample) => sum + sample ** 2, 0);
    // A voice one metre away has the energy 1; two metres away a quarter of it.
    expect(energy).toBeGreaterThan(0.2);
    expect(energy).toBeLessThan(0.3);
  });

  it("comes after the voice, never before", () => {
    expect(
      clapIn(0.6)
        .slice(0, 190)
        .every((sample) => sample === 0),
    ).toBe(true);
  });

  it("is the same however the time is cut into stretches", () => {
    const voice = Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i * i));
    const whole = new Reverb({ decayS: 0.8, criticalM: 2 }).answer(voice);
    const inPieces = new Reverb({ decayS: 0.8, criticalM: 2 });
    const pieces = [voice.slice(0, 320), voice.slice(320, 321), voice.slice(321)].map((piece) => [
      ...inPieces.answer(piece),
    ]);
    expect(pieces.flat()).toEqual([...whole]);
  });
});
