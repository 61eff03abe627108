/** What the scores of the wake word's head mean so far, one score per 80 ms. */
export type WakeJudgement =
  /** The logits of the newest scores, oldest first: fewer than {@link SCORES} of them. */
  | { readonly at: "listening"; readonly recent: readonly number[] }
  /** Told `times` already: told anew when the name has faded, `low` times in a row. */
  | {
      readonly at: "told";
      readonly times: number;
      readonly low: number;
      readonly recent: readonly number[];
    };

/** The newest scores together are high enough. */
export interface HighScore {
  /** 0 … 1 */
  readonly score: number;
  /** How often the same sound was told before: at first its end may be missing. */
  readonly again: number;
}

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
/** Three quarters of a second more, in which the rest of the name is heard, or is something else. */
const MOST_TIMES = 10;
/** A score of exactly 0 or 1 has no logit. */
const LEAST = 1e-7;

/** Decides what one more score means. */
export function judgeScore(
  now: WakeJudgement,
  score: number,
  { threshold }: WakeScoreRules,
): { readonly judgement: WakeJudgement; readonly high: HighScore | null } {
  const logits = [...now.recent, logit(score)];
  const recent = logits.slice(-(SCORES - 1));
  const together =
    logits.length < SCORES ? 0 : likelihood(logits.reduce((sum, each) => sum + each, 0) / SCORES);
  const isHigh = logits.length === SCORES && together >= threshold;
  const times = now.at === "told" ? now.times : 0;
  if (isHigh) {
    const judgement: WakeJudgement = { at: "told", times: times + 1, low: 0, recent };
    return { judgement, high: times < MOST_TIMES ? { score: together, again: times } : null };
  }
  const low = now.at === "told" ? now.low + 1 : FADED_AFTER;
  const judgement: WakeJudgement =
    low < FADED_AFTER ? { at: "told", times, low, recent } : { at: "listening", recent };
  return { judgement, high: null };
}

/** Finite for a score of exactly 0 or 1, too. */
export function logit(score: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, score));
  return Math.log(inside / (1 - inside));
}

/** The inverse of {@link logit}. */
export function likelihood(ofLogit: number): number {
  return 1 / (1 + Math.exp(-ofLogit));
}
