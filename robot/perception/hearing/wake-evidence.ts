import type { Transcript } from "./transcriber.ts";
import { likelihood, logit } from "./wake-rule.ts";

/** From this score of the networks on, a sound is worth a second hearing. */
export const CANDIDATE = 0.3;

/** How the wake word may be written. */
export const WAKE_SENTENCES: readonly string[] = [
  "Hey Stella.",
  "Hey, Stella.",
  "Hey, Stella!",
  "Hi Stella.",
];
/** The same, with whatever was said before it. */
const WRITTEN = /\b(hey|hi|hay|hei),? stell?a\b/i;

/** How much a nat of the second hearing weighs beside one of the networks. Measured in models/wake-word/README.md. */
const RATIO_WEIGHT = 0.4;
/**
 * With this log-likelihood ratio the second hearing says neither yes nor no. More have 78 to 92 % of the candidates that were the
 * wake word, in the four conditions of development, and of those that were not 24 %, of recorded speech 7 %.
 */
const NEITHER = -6.2;

/** So much is heard again, up to the newest sample: the name alone, behind other words, and said slowly. */
export const HEARD_AGAIN_SAMPLES: readonly number[] = [0.96 * 16_000, 1.6 * 16_000];

/**
 * How likely it is that a candidate was the wake word, by both hearings: the networks that listen all the time, and a
 * transcriber that was asked how well {@link WAKE_SENTENCES} fit the last second, and half a second more.
 *
 * @param score of the networks, 0 … 1
 */
export function wakeLikelihood(score: number, transcripts: readonly Transcript[]): number {
  const ratio = Math.max(...transcripts.map(ratioOf));
  return likelihood(logit(score) + RATIO_WEIGHT * (ratio - NEITHER));
}

function ratioOf({ text, logLikelihood, ofSentences }: Transcript): number {
  return WRITTEN.test(text) ? 0 : Math.min(0, Math.max(...ofSentences) - logLikelihood);
}
