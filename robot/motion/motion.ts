import { type Clock, type Instant, later } from "../kernel/clock.ts";
import { isAbort } from "../kernel/fault.ts";
import type { Gauges } from "../kernel/gauges.ts";
import type { Journal } from "../kernel/journal.ts";
import { AHEAD, type Gaze, type GazeTarget, plan } from "./gaze-planner.ts";
import type { Head, HeadPose } from "./head.ts";
import type { JointReading } from "./joint-reading.ts";
import { FOLLOWING, type JointWatch, watchJoint } from "./joint-watch.ts";
import type { MotionRules } from "./motion-config.ts";
import { type JointMotion, resting, stepTowards, stopOf } from "./motion-limits.ts";

export interface MotionParts {
  readonly head: Head;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly gauges: Gauges;
  readonly rules: MotionRules;
  /** Ten times a second, for whoever watches. */
  readonly onReading?: ((reading: JointReading) => void) | undefined;
}

const READ_EVERY_MS = 100;

type Joint = "pan" | "tilt";

/** Turns the head: at every tick one set-point, within every limit, towards what is to be looked at. */
export class Motion {
  private parts: MotionParts;
  private target: GazeTarget = { kind: "ahead" };
  private gaze: Gaze = { mode: "idle", aim: AHEAD };
  private stopped = false;
  private readAt: Instant | null = null;
  private readonly joints: Record<Joint, JointWatch> = { pan: FOLLOWING, tilt: FOLLOWING };

  constructor(parts: MotionParts) {
    this.parts = parts;
  }

  /** Replaces what is looked at; call it for every sighting. */
  lookAt(target: GazeTarget): void {
    this.target = target;
  }

  /** From the next set-point on. */
  adopt(rules: MotionRules): void {
    this.parts = { ...this.parts, rules };
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Code of what is wrong with the joints: `head.pan-astray` or `head.tilt-astray`; null while both follow. */
  get fault(): string | null {
    const astray = (["pan", "tilt"] as const).find((joint) => this.joints[joint].at === "astray");
    return astray ? `head.${astray}-astray` : null;
  }

  /** While true the head brakes as hard as its limits allow and then holds; nothing else is obeyed. */
  stop(estop: boolean): void {
    if (estop === this.stopped) return;
    this.stopped = estop;
    this.parts.journal.warn(estop ? "motion.stopped" : "motion.released");
  }

  /** Runs until the signal is aborted; then the head is left where it is. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, head } = this.parts;
    let pan = resting(head.pose().panRad);
    let tilt = resting(head.pose().tiltRad);
    for (let tick = clock.now(); !signal.aborted; tick = later(tick, this.parts.rules.tickMs)) {
      const { rules } = this.parts;
      const tickS = rules.tickMs / 1000;
      const aim = this.nextAim();
      pan = stepTowards(pan, this.stopped ? stopOf(pan, rules.pan) : aim.panRad, rules.pan, tickS);
      tilt = stepTowards(tilt, this.stopped ? stopOf(tilt, rules.tilt) : aim.tiltRad, rules.tilt, tickS);
      head.command({ panRad: pan.positionRad, tiltRad: tilt.positionRad }, later(tick, rules.tickMs));
      this.report(pan, tilt);
      try {
        await clock.sleep(later(tick, rules.tickMs) - clock.now(), signal);
      } catch (error) {
        if (!isAbort(error, signal)) throw error;
      }
      // A host that stalled must not make the head catch up in one jump: the missed ticks are gone.
      if (clock.now() - tick > 4 * rules.tickMs) tick = later(clock.now(), -rules.tickMs);
    }
  }

  private nextAim(): Gaze["aim"] {
    const before = this.gaze.mode;
    this.gaze = plan(this.gaze, this.target, this.parts.clock.now(), this.parts.rules.gaze);
    if (this.gaze.mode !== before && !this.stopped) {
      this.parts.journal.info("motion.gaze", { mode: this.gaze.mode });
    }
    return this.gaze.aim;
  }

  private report(pan: JointMotion, tilt: JointMotion): void {
    const { gauges, head } = this.parts;
    gauges.set("motion.pan_rad", pan.positionRad);
    gauges.set("motion.tilt_rad", tilt.positionRad);
    gauges.set("motion.pan_lag_rad", pan.positionRad - head.pose().panRad);
    gauges.set("motion.tilt_lag_rad", tilt.positionRad - head.pose().tiltRad);
    this.watch("pan", pan.positionRad - head.pose().panRad);
    this.watch("tilt", tilt.positionRad - head.pose().tiltRad);
    this.tell({ panRad: pan.positionRad, tiltRad: tilt.positionRad });
  }

  /** Joints that report nothing are another matter: where they are is not known. */
  private watch(joint: Joint, offRad: number): void {
    const { clock, journal, head, rules } = this.parts;
    if (head.lost()) return;
    const before = this.joints[joint];
    const now = watchJoint(before, offRad, clock.now(), rules.watch);
    this.joints[joint] = now;
    if (now.at === "astray" && before.at !== "astray") journal.error("motion.joint-astray", { joint });
    if (now.at !== "astray" && before.at === "astray") journal.info("motion.joint-follows", { joint });
  }

  private tell(commanded: HeadPose): void {
    const { onReading, clock, head } = this.parts;
    if (!onReading || (this.readAt !== null && clock.now() - this.readAt < READ_EVERY_MS)) return;
    this.readAt = clock.now();
    onReading({ measured: head.pose(), commanded, stopped: this.stopped });
  }
}
