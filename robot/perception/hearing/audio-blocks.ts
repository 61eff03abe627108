import { type Instant, later } from "../../kernel/clock.ts";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../kernel/frames.ts";
import { BLOCK_SAMPLES } from "./voice-activity.ts";

/** {@link BLOCK_SAMPLES} samples, and the moments of its first sample and of the one after its last. */
export interface AudioBlock {
  readonly samples: Int16Array;
  readonly from: Instant;
  readonly to: Instant;
}

/** Cuts frames of any length into blocks of one length; what does not fill a block waits for the next frame. */
export class AudioBlocks {
  private pending = new Int16Array(BLOCK_SAMPLES);
  private filled = 0;

  /** The blocks that this frame completes, in order. */
  take(frame: AudioFrame): readonly AudioBlock[] {
    const blocks: AudioBlock[] = [];
    let taken = 0;
    while (taken < frame.samples.length) {
      const count = Math.min(BLOCK_SAMPLES - this.filled, frame.samples.length - taken);
      this.pending.set(frame.samples.subarray(taken, taken + count), this.filled);
      this.filled += count;
      taken += count;
      if (this.filled < BLOCK_SAMPLES) break;
      const to = later(frame.capturedAt, samplesMs(taken));
      blocks.push({ samples: this.pending, from: later(to, -samplesMs(BLOCK_SAMPLES)), to });
      this.clear();
    }
    return blocks;
  }

  clear(): void {
    this.pending = new Int16Array(BLOCK_SAMPLES);
    this.filled = 0;
  }
}

export function samplesMs(count: number): number {
  return (count * 1000) / SAMPLE_RATE_HZ;
}
