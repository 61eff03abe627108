import { type Instant, later } from "../../kernel/clock.ts";
import { samplesMs } from "./audio-blocks.ts";

/** How far the count of samples may differ from the clock before the clock is believed. */
const TOLERANCE_MS = 200;

/**
 * When recorded samples were taken. Chunks arrive in jerks, so the samples are counted; but a sound card's crystal
 * is off by some 50 parts per million, four seconds a day, so the count is set right when it has drifted.
 */
export class SampleClock {
  private next: Instant | null = null;

  /** The moment of the first of `count` samples, whose last one was taken at about `arrivedAt`. */
  take(count: number, arrivedAt: Instant): Instant {
    const byClock = later(arrivedAt, -samplesMs(count));
    const first = this.next !== null && Math.abs(this.next - byClock) <= TOLERANCE_MS ? this.next : byClock;
    // Never back before a sample that was already stamped.
    const stamped = this.next !== null && first < this.next ? this.next : first;
    this.next = later(stamped, samplesMs(count));
    return stamped;
  }
}
