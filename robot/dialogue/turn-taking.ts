import type { Utterance } from "../kernel/utterance.ts";
import type { Turn } from "./turn.ts";
import { isBackchannel, mayBeBackchannel } from "./understanding/backchannel.ts";

/**
 * What was said over the robot's voice, if it takes its turn; two voices at once are heard badly, and what was meant is not
 * guessed. The same words once more do take it. But who hears the same sentence again may well make the same sound of listening:
 * a yes or no that it may have been is in doubt even then, and asked about.
 *
 * @param passedOver what was said over it just before, and did not take its turn
 */
export function turnTaking(
  { rules, visit }: Turn,
  passedOver: string | null,
  utterance: Utterance,
): Utterance | null {
  const { text, confidence } = utterance;
  if (isBackchannel(text, visit.language)) return null;
  const isSlight = mayBeBackchannel(text, visit.language);
  if (text === passedOver)
    return isSlight ? { ...utterance, confidence: Math.min(confidence, IN_DOUBT) } : utterance;
  return confidence >= rules.interruptConfidence && !isSlight ? utterance : null;
}

/** Too little for a consent, and for any answer that is not read back. */
const IN_DOUBT = 0.5;
