/** What the scores of the wake word's head mean so far, one score per 80 ms. */
export type WakeJudgement =
  /** `above` scores in a row that reached the threshold. */
  | { readonly at: "listening"; readonly above: number; readonly best: number }
  /** Already told, or refused by the second stage: nothing more until the name has faded, `low` scores in a row. */
  | { readonly at: "told"; readonly low: number };

export interface WakeScoreRules {
  readonly threshold: number;
}

export const LISTENING: WakeJudgement = { at: "listening", above: 0, best: 0 };

/** One high score may be chance; the name is long enough for two. Measured in models/wake-word/README.md. */
const SCORES_IN_A_ROW = 2;
/** About half a second: the head sees the same word for as long. */
const FADED_AFTER = 6;

/**
 * Decides what one more score means.
 *
 * @returns `candidate`: the score of a wake word that has just been heard, or null
 */
export function judgeScore(
  now: WakeJudgement,
  score: number,
  { threshold }: WakeScoreRules,
): { readonly judgement: WakeJudgement; readonly candidate: number | null } {
  const high = score >= threshold;
  switch (now.at) {
    case "listening": {
      if (!high) return { judgement: LISTENING, candidate: null };
      const [above, best] = [now.above + 1, Math.max(now.best, score)];
      return above < SCORES_IN_A_ROW
        ? { judgement: { at: "listening", above, best }, candidate: null }
        : { judgement: { at: "told", low: 0 }, candidate: best };
    }
    case "told": {
      const low = high ? 0 : now.low + 1;
      return { judgement: low < FADED_AFTER ? { at: "told", low } : LISTENING, candidate: null };
    }
  }
}
