import type { Instant } from "../kernel/clock.ts";

/** The head's two joints: pan positive to the robot's left, tilt positive upwards (REP-103). */
export interface HeadPose {
  readonly panRad: number;
  readonly tiltRad: number;
}

/** A head that turns. Whoever commands it stays within the motion limits; the head only obeys. */
export interface Head {
  /** The next set-point, to be reached at `at`. */
  command(pose: HeadPose, at: Instant): void;
  /** The last pose the joints reported. */
  pose(): HeadPose;
  /** Whether the joints have fallen silent: then `pose` is where they were last. */
  lost(): boolean;
}
