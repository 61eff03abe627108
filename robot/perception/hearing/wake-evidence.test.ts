import { describe, expect, it } from "vitest";
import { isWakeWord, lossPerFrame, type WakeEvidence } from "./wake-evidence.ts";

const losing = (perFrame: number): WakeEvidence => ({
  boundScore: -perFrame * 80 - 100,
  freeScore: -100,
  frames: 80,
});

describe("the second stage of the wake word", () => {
  it("measures what the wake word loses against free phones, per frame", () => {
    expect(lossPerFrame(losing(40))).toBe(40);
    expect(lossPerFrame({ boundScore: -5, freeScore: 0, frames: 0 })).toBe(5);
  });

  it("accepts what the wake word explains, and refuses what it does not", () => {
    expect(isWakeWord(0.85, () => losing(45))).toBe(true);
    expect(isWakeWord(0.85, () => losing(200))).toBe(false);
    expect(isWakeWord(0.85, () => null)).toBe(false);
  });

  it("is not asked when the head is certain", () => {
    const asked = () => {
      throw new Error("it was asked");
    };
    expect(isWakeWord(0.995, asked)).toBe(true);
  });
});
