import type { Instant } from "../../kernel/clock.ts";
import type { SpeechGateRules } from "./hearing-config.ts";

/** Whether somebody is speaking, as far as the blocks so far tell. */
export type SpeechGate =
  | { readonly at: "closed" }
  /** A voice, but not yet long enough to be speech. */
  | { readonly at: "rising"; readonly since: Instant }
  | { readonly at: "open"; readonly since: Instant; readonly spokenUntil: Instant };

export interface JudgedBlock {
  readonly from: Instant;
  readonly to: Instant;
  /** Voice activity, 0 … 1. */
  readonly probability: number;
}

export type GateEdge = "opened" | "closed" | null;

export const CLOSED_GATE: SpeechGate = { at: "closed" };

/**
 * Decides what one more block means. Two thresholds, so that a voice which dips between syllables is not cut up;
 * `patienceMs` of pause ends the speech, and so does its greatest length.
 */
export function hearBlock(
  gate: SpeechGate,
  block: JudgedBlock,
  rules: SpeechGateRules,
  patienceMs: number,
): { readonly gate: SpeechGate; readonly edge: GateEdge } {
  switch (gate.at) {
    case "closed":
      return block.probability >= rules.openAt ? rise(block.from, block, rules) : { gate, edge: null };

    case "rising":
      return block.probability >= rules.closeBelow
        ? rise(gate.since, block, rules)
        : { gate: CLOSED_GATE, edge: null };

    case "open": {
      const spokenUntil = block.probability >= rules.closeBelow ? block.to : gate.spokenUntil;
      const paused = block.to - spokenUntil >= patienceMs && spokenUntil < block.to;
      const tooLong = block.to - gate.since >= rules.maxSpeechMs;
      return { gate: { ...gate, spokenUntil }, edge: paused || tooLong ? "closed" : null };
    }
  }
}

function rise(since: Instant, block: JudgedBlock, rules: SpeechGateRules): ReturnType<typeof hearBlock> {
  return block.to - since >= rules.minSpeechMs
    ? { gate: { at: "open", since, spokenUntil: block.to }, edge: "opened" }
    : { gate: { at: "rising", since }, edge: null };
}
