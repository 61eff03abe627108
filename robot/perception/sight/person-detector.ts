import type { VideoFrame } from "../../kernel/frames.ts";
import type { Box } from "../../kernel/geometry.ts";

/** One box that looks like a person. */
export interface Detection {
  /** In pixels of the frame; may reach past its edges. */
  readonly box: Box;
  /** 0 … 1, how sure the detector is. */
  readonly score: number;
}

/** What one frame cost on this machine. Never journalled: two identical visits differ in it. */
export interface InferenceCost {
  /** From the frame to the network's input. */
  readonly preMs: number;
  readonly runMs: number;
  /** From the network's output to boxes. */
  readonly postMs: number;
}

export interface PersonDetector {
  /**
   * People in the frame, best first, overlapping boxes merged. Weak ones are included: the tracker uses
   * them to hold on to somebody it knows. Rejects with `worker.gone` when the detector has died.
   */
  detect(
    frame: VideoFrame,
  ): Promise<{ readonly persons: readonly Detection[]; readonly cost: InferenceCost }>;
}
