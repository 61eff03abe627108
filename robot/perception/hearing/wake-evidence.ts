import { likelihood, logit } from "./wake-rule.ts";

/** From this score of the networks that listen all the time, a sound is worth a second hearing. */
export const CANDIDATE = 0.05;

/** How much a logit of each counts: the second hearing knows far more of speech. */
const WEIGHT = { first: 0.15, again: 0.85 } as const;
/** So much less likely is the wake word among candidates than among what the networks learnt from. */
const RARER = 2.2;

/**
 * How likely it is that a candidate was the wake word, by both hearings. The constants were chosen on development, as
 * models/wake-word/README.md tells.
 *
 * @param score of the networks that listen all the time, 0 … 1
 * @param again logit of those that heard it again; null when there was nothing to be heard
 */
export function wakeLikelihood(score: number, again: number | null): number {
  if (again === null) return 0;
  return likelihood(WEIGHT.first * logit(score) + WEIGHT.again * again - RARER);
}
