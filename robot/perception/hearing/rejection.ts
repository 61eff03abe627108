import type { RejectionRules } from "./hearing-config.ts";

/** What an engine with two decoders can tell about one utterance. */
export interface Evidence {
  /** The best reading the grammar allows. */
  readonly text: string;
  /** Sum of acoustic log-likelihoods under the grammar, and under a decoder free to hear any phones. */
  readonly boundScore: number;
  readonly freeScore: number;
  /** Frames of 10 ms that the grammar's reading covers with words. */
  readonly speechFrames: number;
}

/**
 * How sure one may be that the grammar's reading is what was said: 0 … 1, a logistic over what the grammar
 * cost against hearing freely. The engine's own confidence is always the same for a grammar, so it says nothing.
 */
export function confidenceOf(evidence: Evidence, rules: RejectionRules): number {
  if (evidence.speechFrames === 0) return 0;
  const loss = (evidence.freeScore - evidence.boundScore) / evidence.speechFrames;
  return 1 / (1 + Math.exp((loss - rules.lossAtEvenOdds) / rules.lossPerNat));
}
