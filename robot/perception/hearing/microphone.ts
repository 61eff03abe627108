import type { AudioFrame } from "../../kernel/frames.ts";

/** Where sound comes from: PCM16, mono, 16 kHz. */
export interface Microphone {
  /**
   * Frames in order and without gaps, of any length, until the source ends or the signal is aborted (then
   * the iteration simply ends). Throws a `Fault` `microphone.…` when the device is missing or lost.
   */
  frames(signal: AbortSignal): AsyncIterable<AudioFrame>;
}
