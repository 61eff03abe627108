/** What the scores of the wake word's head mean so far, one score per 80 ms. */
export type WakeJudgement =
  /** The logits of the newest scores, oldest first: fewer than {@link SCORES} of them. */
  | { readonly at: "listening"; readonly recent: readonly number[] }
  /** Already told, or refused by the second stage: nothing more until the name has faded, `low` times in a row. */
  | { readonly at: "told"; readonly low: number; readonly recent: readonly number[] };

export interface WakeScoreRules {
  readonly threshold: number;
}

export const LISTENING: WakeJudgement = { at: "listening", recent: [] };

/**
 * One high score may be chance. The mean of the logits of four hears more than two high ones in a row at as many false
 * wakes, above all in rooms; five or three hear less. Measured in models/wake-word/README.md.
 */
const SCORES = 4;
/** About half a second: the head sees the same word for as long. */
const FADED_AFTER = 6;
/** A score of exactly 0 or 1 has no logit. */
const LEAST = 1e-7;

/**
 * Decides what one more score means.
 *
 * @returns `candidate`: how likely the newest scores together make it that a wake word has just been heard, or null
 */
export function judgeScore(
  now: WakeJudgement,
  score: number,
  { threshold }: WakeScoreRules,
): { readonly judgement: WakeJudgement; readonly candidate: number | null } {
  const logits = [...now.recent, logit(score)];
  const recent = logits.slice(-(SCORES - 1));
  const together =
    logits.length < SCORES ? 0 : likelihood(logits.reduce((sum, each) => sum + each, 0) / SCORES);
  const high = logits.length === SCORES && together >= threshold;
  switch (now.at) {
    case "listening":
      return high
        ? { judgement: { at: "told", low: 0, recent }, candidate: together }
        : { judgement: { at: "listening", recent }, candidate: null };
    case "told": {
      const low = high ? 0 : now.low + 1;
      const judgement: WakeJudgement =
        low < FADED_AFTER ? { at: "told", low, recent } : { at: "listening", recent };
      return { judgement, candidate: null };
    }
  }
}

function logit(score: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, score));
  return Math.log(inside / (1 - inside));
}

function likelihood(ofLogit: number): number {
  return 1 / (1 + Math.exp(-ofLogit));
}
