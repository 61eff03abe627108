import type { Transcript } from "./transcriber.ts";

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
 * With this log-likelihood ratio the second hearing says neither yes nor no. Half of what was the wake word has more than −4,
 * amid noise and in rooms −6; of what was not, one in seven.
 */
const NEITHER = -6.2;
/** A score of exactly 0 or 1 has no logit. */
const LEAST = 1e-7;

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
  const inside = Math.min(1 - LEAST, Math.max(LEAST, score));
  const logOdds = Math.log(inside / (1 - inside)) + RATIO_WEIGHT * (ratio - NEITHER);
  return 1 / (1 + Math.exp(-logOdds));
}

function ratioOf({ text, logLikelihood, ofSentences }: Transcript): number {
  return WRITTEN.test(text) ? 0 : Math.min(0, Math.max(...ofSentences) - logLikelihood);
}
