import { type Clock, type Instant, later } from "../../robot/kernel/clock.ts";
import type { Head, HeadPose } from "../../robot/motion/head.ts";
import { PeakMeter, type Peaks } from "./peak-meter.ts";

/** A servo's joint follows its set-point with about this lag. */
const LAG_MS = 40;

/** Where a head without power comes to rest, and how fast it sinks there. */
const SUNK_RAD = -0.5;
const SINKS_RAD_PER_S = 1;

/** What becomes of the motors' movements. */
export interface HeadDrive {
  readonly powered: boolean;
  /** How much of its motor's movement the joint makes: 1 all of it, 0 is a joint that is stuck. */
  readonly panGrip: number;
  readonly tiltGrip: number;
}

export const SOUND_DRIVE: HeadDrive = { powered: true, panGrip: 1, tiltGrip: 1 };

/** Two joints that follow what they are told, a little late, and a meter for how hard they were driven. */
export class SimulatedHead implements Head {
  private readonly clock: Clock;
  private readonly panMeter = new PeakMeter();
  private readonly tiltMeter = new PeakMeter();
  private readonly drive: () => HeadDrive;
  private setPoint: HeadPose = { panRad: 0, tiltRad: 0 };
  private motors: HeadPose = { panRad: 0, tiltRad: 0 };
  private joints: HeadPose = { panRad: 0, tiltRad: 0 };
  private since: Instant | null = null;

  constructor(clock: Clock, drive: () => HeadDrive = () => SOUND_DRIVE) {
    this.clock = clock;
    this.drive = drive;
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
    const passedMs = this.since === null ? 0 : now - this.since;
    this.since = later(now, 0);
    const { powered, panGrip, tiltGrip } = this.drive();
    if (!powered) {
      this.sink(passedMs / 1000);
      return;
    }
    const share = 1 - Math.exp(-passedMs / LAG_MS);
    const pan = driven(this.motors.panRad, this.joints.panRad, this.setPoint.panRad, share, panGrip);
    const tilt = driven(this.motors.tiltRad, this.joints.tiltRad, this.setPoint.tiltRad, share, tiltGrip);
    this.motors = { panRad: pan.motorRad, tiltRad: tilt.motorRad };
    this.joints = { panRad: pan.jointRad, tiltRad: tilt.jointRad };
  }

  private sink(passedS: number): void {
    const { panRad, tiltRad } = this.joints;
    this.joints = {
      panRad,
      tiltRad: Math.max(Math.min(tiltRad, SUNK_RAD), tiltRad - SINKS_RAD_PER_S * passedS),
    };
    this.setPoint = this.joints;
    this.motors = this.joints;
  }
}

/** One joint's motor and the joint itself. A joint that has its full grip again is led to its set-point. */
function driven(
  motorRad: number,
  jointRad: number,
  setPointRad: number,
  share: number,
  grip: number,
): { readonly motorRad: number; readonly jointRad: number } {
  if (grip === 1) {
    const followed = jointRad + share * (setPointRad - jointRad);
    return { motorRad: followed, jointRad: followed };
  }
  const movedRad = share * (setPointRad - motorRad);
  return { motorRad: motorRad + movedRad, jointRad: jointRad + grip * movedRad };
}
