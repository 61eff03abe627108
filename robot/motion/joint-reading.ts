import type { HeadPose } from "./head.ts";

/** Where the head is, and where it was told to be. */
export interface JointReading {
  readonly measured: HeadPose;
  readonly commanded: HeadPose;
  /** The emergency stop holds it. */
  readonly stopped: boolean;
}
