import { describe, expect, it } from "vitest";
import { afterTidings, type GazeMotion, isStill, movedTo, restingGaze } from "./gaze-motion.ts";

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degreesOf = (rad: number) => (rad * 180) / Math.PI;
const at = (yawDegrees: number) => ({ yawRad: radians(yawDegrees), pitchRad: 0, nearness: 0.5 });

/** The eyes drawn every `frameMs`, told every 200 ms where somebody is; degrees of yaw, frame by frame. */
function drawn(whereAt: (ms: number) => number, untilMs: number, frameMs: number) {
  let motion: GazeMotion = restingGaze(0);
  const yaws: { readonly ms: number; readonly yaw: number }[] = [];
  let told = 0;
  for (let ms = 0; ms <= untilMs; ms += frameMs) {
    for (; told <= ms; told += 200) motion = afterTidings(motion, at(whereAt(told)), told);
    motion = movedTo(motion, ms);
    yaws.push({ ms, yaw: degreesOf(motion.sight.yawRad) });
  }
  return { yaws, motion };
}

describe("the gaze", () => {
  it("jumps to somebody who appears aside, as quickly as eyes do, and stays there", () => {
    const { yaws } = drawn(() => 30, 600, 1000 / 60);
    const arrived = yaws.find(({ yaw }) => yaw > 29.5);
    expect(arrived?.ms).toBeLessThan(150);
    for (const { yaw, ms } of yaws) if (ms > 200) expect(yaw).toBeCloseTo(30, 1);
  });

  it("follows somebody who walks by within a degree or two, without a stop between two tidings", () => {
    const walk = (ms: number) => -25 + (ms / 1000) * 20;
    const { yaws } = drawn(walk, 2500, 1000 / 60);
    const later = yaws.filter(({ ms }) => ms > 800);
    for (const { ms, yaw } of later) expect(Math.abs(yaw - walk(ms))).toBeLessThan(2);
    const steps = later.slice(1).map(({ yaw }, index) => yaw - (later[index]?.yaw ?? 0));
    // 20 degrees a second are a third of a degree a frame: none stands still, none jumps.
    expect(Math.min(...steps)).toBeGreaterThan(0.1);
    expect(Math.max(...steps)).toBeLessThan(0.7);
  });

  it("does not swing past somebody who stops", () => {
    const { yaws } = drawn((ms) => Math.min(20, (ms / 1000) * 20), 3000, 1000 / 60);
    expect(Math.max(...yaws.map(({ yaw }) => yaw))).toBeLessThan(23);
    expect(yaws.at(-1)?.yaw).toBeCloseTo(20, 1);
  });

  it("is the same movement on a computer that draws half as often", () => {
    const fast = drawn((ms) => (ms / 1000) * 8, 1500, 10).yaws;
    const slow = drawn((ms) => (ms / 1000) * 8, 1500, 40).yaws;
    for (const { ms, yaw } of slow) {
      const same = fast.find((one) => one.ms === ms);
      expect(Math.abs(yaw - (same?.yaw ?? Number.NaN))).toBeLessThan(0.6);
    }
  });

  it("rests once it has arrived, so that nothing is drawn, and when nobody is there any more", () => {
    const { motion } = drawn(() => 12, 2000, 1000 / 60);
    expect(isStill(motion)).toBe(true);
    const left = afterTidings(motion, null, 2100);
    expect(isStill(left)).toBe(false);
    let eased = left;
    for (let ms = 2100; ms < 3500; ms += 16) eased = movedTo(eased, ms);
    expect(degreesOf(eased.sight.yawRad)).toBeCloseTo(0, 1);
    expect(isStill(eased)).toBe(true);
  });
});
