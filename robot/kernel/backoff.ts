import type { Random } from "./random.ts";

export interface BackoffRules {
  readonly firstMs: number;
  readonly longestMs: number;
  /** How much longer each wait is than the one before. */
  readonly factor: number;
}

/**
 * How long to wait before each further try, for ever: exponential with full jitter, so that a lobby full
 * of robots does not knock at a recovering hub in step (Brooker, "Exponential Backoff and Jitter").
 */
export function* backoff(rules: BackoffRules, random: Random): Generator<number, never> {
  for (let ceilingMs = rules.firstMs; ; ceilingMs = Math.min(ceilingMs * rules.factor, rules.longestMs)) {
    // Never below half: a wait of nearly zero would be a busy loop against a hub that is down.
    yield ceilingMs / 2 + (random.next() * ceilingMs) / 2;
  }
}
