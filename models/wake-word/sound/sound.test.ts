import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { convolved } from "./fft.ts";
import { hiss, levelled, speechLevel } from "./noise.ts";
import { resample } from "./resample.ts";
import { inRoom } from "./room.ts";
import { trimmed } from "./trim.ts";
import { soundOfWav, wavOf } from "./wav.ts";

const SECOND = 16_000;
const tone = (hz: number, length = SECOND) =>
  Float32Array.from({ length }, (_, at) => 1000 * Math.sin((2 * Math.PI * hz * at) / SECOND));

describe("sound", () => {
  it("is convolved as the definition says", () => {
    const [a, b] = [hiss(300, 0, seededRandom(1)), hiss(70, 0.5, seededRandom(2))];
    const fast = convolved(a, b);
    for (const at of [0, 1, 69, 70, 299]) {
      const slow = b.reduce((sum, value, k) => sum + value * (a[at - k] ?? 0), 0);
      expect(fast[at]).toBeCloseTo(slow, 1);
    }
  });

  it("comes back from a file as it went, but rounded", () => {
    const sound = tone(440, 500);
    const back = soundOfWav(wavOf(sound));
    expect(back).toHaveLength(500);
    for (const [at, value] of back.entries())
      expect(Math.abs(value - (sound[at] ?? 0))).toBeLessThanOrEqual(0.5);
  });

  it("keeps its wave when it is resampled, a semitone higher", () => {
    const step = 2 ** (1 / 12);
    const [higher, expected] = [resample(tone(440), step), tone(440 * step)];
    expect(higher).toHaveLength(Math.floor(SECOND / step));
    for (let at = 200; at < 10_000; at += 97)
      expect(Math.abs((higher[at] ?? 0) - (expected[at] ?? 0))).toBeLessThan(10);
  });

  it("loses what is above the new half rate instead of folding it down", () => {
    expect(speechLevel(resample(tone(7000), 2).slice(200, -200))).toBeLessThan(10);
  });

  it("rings on in a room, and is as long as before", () => {
    const click = new Float32Array(SECOND);
    click[100] = 10_000;
    const heard = inRoom(click, { rt60S: 0.5, directToReverberantDb: 0 }, seededRandom(3));
    const energy = (from: number, to: number) =>
      heard.slice(from, to).reduce((sum, value) => sum + value ** 2, 0);
    expect(heard).toHaveLength(SECOND);
    expect(energy(0, 100)).toBeLessThan(1);
    expect(energy(500, 2500)).toBeGreaterThan(10 * energy(4500, 6500));
    expect(energy(4500, 6500)).toBeGreaterThan(0);
  });

  it("is trimmed to where it is loud, and levelled by it", () => {
    const spoken = new Float32Array(SECOND);
    spoken.set(tone(300, 4000), 6000);
    const kept = trimmed(spoken);
    expect(kept.length).toBeGreaterThan(3700);
    expect(kept.length).toBeLessThan(4400);
    expect(speechLevel(levelled(kept, 3000))).toBeCloseTo(3000, 0);
    expect(trimmed(new Float32Array(0))).toHaveLength(0);
  });
});
