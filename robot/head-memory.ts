import { type Clock, type Instant, later } from "./kernel/clock.ts";
import type { Direction } from "./kernel/geometry.ts";
import type { Head, HeadPose } from "./motion/head.ts";
import { passTime } from "./passing-time.ts";

/** Joints report at 50 Hz or less. */
const SAMPLE_MS = 20;
/** Pictures that are older than this when they come are of no use anyway. */
const REMEMBERED_MS = 2000;

interface Sample {
  readonly at: Instant;
  readonly pose: HeadPose;
}

/** Where the head was when: a picture shows what was before the camera when it was taken, not when it was looked at. */
export class HeadMemory {
  private readonly head: Head;
  private readonly clock: Clock;
  private samples: Sample[] = [];

  constructor(head: Head, clock: Clock) {
    this.head = head;
    this.clock = clock;
  }

  /** Remembers until the signal is aborted. */
  run(signal: AbortSignal): Promise<void> {
    return passTime(this.clock, SAMPLE_MS, signal, () => this.sample());
  }

  /** In between samples, in proportion; before the first of them, the first. */
  at(at: Instant): Direction {
    this.sample();
    return poseAt(this.samples, at);
  }

  private sample(): void {
    const at = this.clock.now();
    const kept = this.samples.filter((one) => one.at < at && one.at >= later(at, -REMEMBERED_MS));
    this.samples = [...kept, { at, pose: this.head.pose() }];
  }
}

/** @param samples oldest first, at least one. Pure. */
export function poseAt(samples: readonly Sample[], at: Instant): Direction {
  const next = samples.findIndex((one) => one.at >= at);
  const after = samples[next] ?? samples[samples.length - 1];
  const before = samples[next - 1];
  if (!after) throw new Error("no pose was ever sampled");
  if (!before || next < 0) return after.pose;
  const share = (at - before.at) / (after.at - before.at);
  return {
    panRad: before.pose.panRad + share * (after.pose.panRad - before.pose.panRad),
    tiltRad: before.pose.tiltRad + share * (after.pose.tiltRad - before.pose.tiltRad),
  };
}
