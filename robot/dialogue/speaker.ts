import type { Sound } from "../kernel/frames.ts";

/** Where sound goes to. One sound at a time. */
export interface Speaker {
  /** Resolves when the last sample has been heard; rejects with the signal's reason when cut off. */
  play(sound: Sound, signal: AbortSignal): Promise<void>;
}
