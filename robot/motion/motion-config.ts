import { z } from "zod";

const angle = (meaning: string, fallback: number) =>
  z.number().min(-3.2).max(3.2).default(fallback).describe(`${meaning}, in radians`);
const rate = (meaning: string, fallback: number, unit: string) =>
  z.number().positive().max(10_000).default(fallback).describe(`${meaning}, in ${unit}`);

const jointLimits = (lowestRad: number, highestRad: number) =>
  z
    .strictObject({
      lowestRad: angle("lowest position", lowestRad),
      highestRad: angle("highest position", highestRad),
      // A person turns the head at up to 7 rad/s; a kiosk that did would startle.
      velocityRadPerS: rate("fastest turn", 2, "rad/s"),
      accelerationRadPerS2: rate("hardest acceleration", 8, "rad/s²"),
      jerkRadPerS3: rate("hardest change of acceleration", 80, "rad/s³"),
    })
    .refine((limits) => limits.lowestRad < limits.highestRad, {
      message: "lowestRad must be below highestRad",
    });

const jointWatch = z.strictObject({
  // A servo that lags by 40 ms is 0.08 rad behind at 2 rad/s.
  offRad: z
    .number()
    .min(0.01)
    .max(3.2)
    .default(0.15)
    .describe("a joint this far from where it should be is behind, in radians"),
  forMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(1000)
    .describe("a joint that is behind for so long does not follow, in milliseconds"),
});
export type JointWatchRules = z.infer<typeof jointWatch>;

/** How the head may move, and when it bothers to. */
export const motionConfig = z.strictObject({
  tickMs: z.number().int().min(5).max(100).default(20).describe("time between set-points, in milliseconds"),
  pan: jointLimits(-1.4, 1.4).prefault({}),
  tilt: jointLimits(-0.6, 0.5).prefault({}),
  watch: jointWatch.prefault({}),
  gaze: z
    .strictObject({
      // Wider than the jitter of a face box at 2 m: about ±2 px of 640, or 0.004 rad, standing; 0.03 walking.
      deadZoneRad: angle("a target this close to where the head looks leaves it where it is", 0.06),
      settledRad: angle("once moving, it follows until this close", 0.015),
      saccadeRad: angle("a target further away than this is looked at at once, unsmoothed", 0.35),
      smoothingMs: z
        .number()
        .min(0)
        .max(5000)
        .default(250)
        .describe("time constant over which sightings are averaged, in milliseconds"),
      forgetMs: z
        .number()
        .min(100)
        .max(60_000)
        .default(2500)
        .describe("a target not seen for this long is given up, in milliseconds"),
      downRad: angle("where `down` is, as tilt", -0.35),
    })
    .prefault({}),
});
export type MotionRules = z.infer<typeof motionConfig>;
export type GazeRules = MotionRules["gaze"];
export type JointLimits = MotionRules["pan"];
