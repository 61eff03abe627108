import type { ScorePart } from "../../contract/lead.ts";
import type { ScoreRule } from "../../contract/playbook/score-rule.ts";
import { holds, type Judged } from "./conditions.ts";

export interface Score {
  readonly score: number;
  /** The rules that gave points or took them, in the playbook's order. Their points add up to the score. */
  readonly parts: readonly ScorePart[];
}

/** The sum of the points of every rule whose conditions all hold. */
export function scoreOf(rules: readonly ScoreRule[], facts: Omit<Judged, "score">): Score {
  // No score rule may ask for the score; what stands here is never looked at.
  const judged: Judged = { ...facts, score: 0 };
  const parts = rules
    .filter(({ when }) => when.every((condition) => holds(condition, judged)))
    .map(({ id, label, points }) => ({ rule: id, label, points }));
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
}
