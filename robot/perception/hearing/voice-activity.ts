/** How likely it is that somebody speaks. */
export interface VoiceActivity {
  open(): Promise<void>;
  /**
   * 0 … 1 for the next block of {@link BLOCK_SAMPLES} samples at 16 kHz. Keeps state from block to block: give
   * every block, in order.
   */
  probability(block: Int16Array): Promise<number>;
  /** The next block follows a gap, or another visitor. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** 32 ms at 16 kHz: the block that Silero VAD was trained on. */
export const BLOCK_SAMPLES = 512;
