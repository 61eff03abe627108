import type { Instant } from "../../kernel/clock.ts";
import type { SpeechGateRules } from "./hearing-config.ts";

/** Whether somebody is speaking, as far as the blocks so far tell. */
export type SpeechGate =
  | { readonly at: "closed" }
  /** A voice, but not yet long enough to be speech. */
  | { readonly at: "rising"; readonly since: Instant }
  | { readonly at: "open"; readonly since: Instant; readonly spokenUntil: Instant }
  /** The pause was long enough, and still a voice that resumes at once goes on with the same speech. */
  | {
      readonly at: "ending";
      readonly since: Instant;
      readonly spokenUntil: Instant;
      readonly endedAt: Instant;
    }
  /** Was cut for its length: what the same breath still brings is nobody's answer. */
  | { readonly at: "overlong"; readonly spokenUntil: Instant };

export interface JudgedBlock {
  readonly from: Instant;
  readonly to: Instant;
  /** Voice activity, 0 … 1. */
  readonly probability: number;
}

/** After `ended` comes `resumed` or `closed`; `cut` is an end that nothing takes back. */
export type GateEdge = "opened" | "ended" | "resumed" | "closed" | "cut" | null;

export const CLOSED_GATE: SpeechGate = { at: "closed" };

interface Judged {
  readonly gate: SpeechGate;
  readonly edge: GateEdge;
}

/**
 * Decides what one more block means. Two thresholds, so that a voice which dips between syllables is not cut up;
 * `patienceMs` of pause ends the speech, and so does its greatest length.
 */
export function hearBlock(
  gate: SpeechGate,
  block: JudgedBlock,
  rules: SpeechGateRules,
  patienceMs: number,
): Judged {
  switch (gate.at) {
    case "closed":
      return block.probability >= rules.openAt ? rise(block.from, block, rules) : { gate, edge: null };

    case "rising":
      return block.probability >= rules.closeBelow
        ? rise(gate.since, block, rules)
        : { gate: CLOSED_GATE, edge: null };

    case "open": {
      const spokenUntil = block.probability >= rules.closeBelow ? block.to : gate.spokenUntil;
      if (block.to - gate.since >= rules.maxSpeechMs)
        return { gate: { at: "overlong", spokenUntil }, edge: "cut" };
      const paused = block.to - spokenUntil >= patienceMs && spokenUntil < block.to;
      return paused
        ? { gate: { ...gate, at: "ending", endedAt: block.to }, edge: "ended" }
        : { gate: { ...gate, spokenUntil }, edge: null };
    }

    case "ending": {
      const { since, spokenUntil, endedAt } = gate;
      if (block.probability >= rules.openAt)
        return { gate: { at: "open", since, spokenUntil: block.to }, edge: "resumed" };
      const final = block.to - endedAt >= rules.takeBackMs || block.to - since >= rules.maxSpeechMs;
      return final ? { gate: CLOSED_GATE, edge: "closed" } : { gate: { ...gate, spokenUntil }, edge: null };
    }

    case "overlong": {
      if (block.probability >= rules.closeBelow)
        return { gate: { at: "overlong", spokenUntil: block.to }, edge: null };
      const silent = block.to - gate.spokenUntil >= patienceMs;
      return { gate: silent ? CLOSED_GATE : gate, edge: null };
    }
  }
}

function rise(since: Instant, block: JudgedBlock, rules: SpeechGateRules): Judged {
  return block.to - since >= rules.minSpeechMs
    ? { gate: { at: "open", since, spokenUntil: block.to }, edge: "opened" }
    : { gate: { at: "rising", since }, edge: null };
}
