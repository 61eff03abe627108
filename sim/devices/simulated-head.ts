import { type Clock, type Instant, later } from "../../robot/kernel/clock.ts";
import type { Head, HeadPose } from "../../robot/motion/head.ts";
import { PeakMeter, type Peaks } from "./peak-meter.ts";

/** A servo's joint follows its set-point with about this lag. */
const LAG_MS = 40;

/** Two joints that follow what they are told, a little late, and a meter for how hard they were driven. */
export class SimulatedHead implements Head {
  private readonly clock: Clock;
  private readonly panMeter = new PeakMeter();
  private readonly tiltMeter = new PeakMeter();
  private setPoint: HeadPose = { panRad: 0, tiltRad: 0 };
  private joints: HeadPose = { panRad: 0, tiltRad: 0 };
  private since: Instant | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  command(pose: HeadPose, at: Instant): void {
    this.settle();
    this.setPoint = pose;
    this.panMeter.add(pose.panRad, at);
    this.tiltMeter.add(pose.tiltRad, at);
  }

  pose(): HeadPose {
    this.settle();
    return this.joints;
  }

  lost(): boolean {
    return false;
  }

  /** The hardest that each joint was told to move. */
  peaks(): { readonly pan: Peaks; readonly tilt: Peaks } {
    return { pan: this.panMeter.peaks(), tilt: this.tiltMeter.peaks() };
  }

  private settle(): void {
    const now = this.clock.now();
    const share = this.since === null ? 0 : 1 - Math.exp(-(now - this.since) / LAG_MS);
    this.since = later(now, 0);
    this.joints = {
      panRad: this.joints.panRad + share * (this.setPoint.panRad - this.joints.panRad),
      tiltRad: this.joints.tiltRad + share * (this.setPoint.tiltRad - this.joints.tiltRad),
    };
  }
}
