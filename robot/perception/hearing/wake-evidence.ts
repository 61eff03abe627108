/** What the second stage found in the last second and a half of sound. */
export interface WakeEvidence {
  /** Acoustic score of the wake word between free phones, and of free phones alone; see {@link ./rejection.ts}. */
  readonly boundScore: number;
  readonly freeScore: number;
  /** Frames of 10 ms that the wake word took. */
  readonly frames: number;
}

/** Measured in models/wake-word/README.md: nearly all that lose more are not the wake word. */
const MOST_LOSS = 90;
/** From this score of the head on, the second stage is wrong more often than the head. */
const CERTAIN = 0.9;

export function lossPerFrame({ boundScore, freeScore, frames }: WakeEvidence): number {
  return (freeScore - boundScore) / Math.max(1, frames);
}

/**
 * Whether a candidate was the wake word.
 *
 * @param evidence asked for only when it counts; null when the wake word cannot be read into the sound at all
 */
export function isWakeWord(score: number, evidence: () => WakeEvidence | null): boolean {
  if (score >= CERTAIN) return true;
  const found = evidence();
  return found !== null && lossPerFrame(found) <= MOST_LOSS;
}
