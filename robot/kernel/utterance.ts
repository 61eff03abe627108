import type { Instant } from "./clock.ts";

/** What somebody said, as far as the recogniser could tell. */
export interface Utterance {
  /** Lower-case words as recognised, without punctuation. */
  readonly text: string;
  /** 0 … 1; below the recogniser's own threshold it would have been rejected. */
  readonly confidence: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Other readings, best first; may be empty. */
  readonly alternatives: readonly string[];
}
