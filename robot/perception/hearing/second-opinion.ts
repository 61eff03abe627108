import type { Expectation } from "../../kernel/expectation.ts";
import { nearestNames } from "./grammar/nearest-names.ts";
import type { RejectionRules } from "./hearing-config.ts";
import type { SentenceMeant } from "./open-reading.ts";
import type { Recognition } from "./recogniser.ts";
import { isAccepted } from "./rejection.ts";

/** What a recogniser bound to the question's grammar made of an utterance. */
export interface BoundReading {
  readonly text: string;
  /** 0 … 1, by itself. */
  readonly confidence: number;
  /** By how much the transcriber finds it less likely than what it wrote down itself: 0 or less, in nats. */
  readonly logLikelihoodRatio: number;
}

/**
 * Weighs two hearings of one utterance that err in different ways: one may hear nothing but the question's grammar, the
 * other anything. What both say is so; what the second finds far less likely than its own text was not said, however well
 * it fits the grammar.
 *
 * @param open what of the grammar the transcriber's own text means
 */
export function secondOpinion(
  bound: BoundReading | null,
  open: SentenceMeant | null,
  { commands }: Pick<Expectation, "commands">,
  rules: RejectionRules,
): Recognition {
  const readings = [
    ...(bound ? [{ text: bound.text, evidence: boundEvidence(bound, open) }] : []),
    ...(open && open.text !== bound?.text ? [{ text: open.text, evidence: openEvidence(open) }] : []),
  ];
  const [best] = readings.sort((a, b) => b.evidence - a.evidence);
  if (!best) return { heard: "something-else", guess: null, confidence: 0 };
  const { text } = best;
  const confidence = 1 / (1 + Math.exp(-(EVIDENCE_SLOPE * best.evidence + EVIDENCE_OFFSET)));
  return isAccepted(text, confidence, commands, rules)
    ? { heard: "words", text, confidence, alternatives: nearestNames(text) }
    : { heard: "something-else", guess: text, confidence };
}

/**
 * Fitted to 1 143 utterances of four Flite voices, answers to fourteen kinds of questions and strangers' sentences, in
 * silence and amid 20 dB of babble: of those with an evidence of −2 half were right, of 2 87 %, of 4 94 %, of 5 99 %.
 */
const EVIDENCE_SLOPE = 0.45;
const EVIDENCE_OFFSET = 1.1;
const RATIO_WEIGHT = 0.3;
/** Beyond that it is impossible in any case. */
const LOWEST_RATIO = -25;
/** Nats of a recogniser's own confidence, which is not that sure of anything. */
const MOST_EVIDENCE = 5;
/** What the grammar has in the transcriber's own text, word by word, is hardly there by chance. */
const OPEN_EVIDENCE = 2;
/** For each word that is another, and only like the grammar's. */
const UNLIKE_RATIO = -24;

function boundEvidence(
  { text, confidence, logLikelihoodRatio }: BoundReading,
  open: SentenceMeant | null,
): number {
  const own = Math.min(MOST_EVIDENCE, Math.max(-MOST_EVIDENCE, Math.log(confidence / (1 - confidence))));
  const agreed = open?.text === text ? Math.max(own, OPEN_EVIDENCE) : own;
  return agreed + RATIO_WEIGHT * Math.min(0, Math.max(LOWEST_RATIO, logLikelihoodRatio));
}

function openEvidence({ likeness }: SentenceMeant): number {
  return OPEN_EVIDENCE + RATIO_WEIGHT * UNLIKE_RATIO * (1 - likeness);
}
