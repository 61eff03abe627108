import type { Utterance } from "../kernel/utterance.ts";
import type { Turn } from "./turn.ts";
import { isBackchannel, mayBeBackchannel } from "./understanding/backchannel.ts";

/** Taken, not for the visitor to take, or taken with words that nobody can be sure of. */
export type TurnTaking = "taken" | "passed-over" | "in-doubt";

/**
 * Whether what was said over the robot's voice takes its turn. Two voices at once are heard badly, and what was meant is not
 * guessed; the same words once more do take it. But who hears the same sentence again may well make the same sound of
 * listening: a yes or no that it may have been is in doubt however often it is said.
 *
 * @param passedOver what was said over it just before, and did not take its turn
 */
export function turnTaking(
  { rules, visit }: Turn,
  passedOver: string | null,
  { text, confidence }: Utterance,
): TurnTaking {
  if (isBackchannel(text, visit.language)) return "passed-over";
  const isSlight = mayBeBackchannel(text, visit.language);
  if (text === passedOver) return isSlight ? "in-doubt" : "taken";
  return confidence >= rules.interruptConfidence && !isSlight ? "taken" : "passed-over";
}
