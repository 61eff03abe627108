import type { Call } from "./call.ts";
import type { Letter, Outbox } from "./outbox.ts";
import { LONGEST_MESSAGE } from "./protocol/message.ts";
import type { Up } from "./protocol/up.ts";

/**
 * Sends up to `limit` pending letters with a sequence above `after`; `quarantine` is called for one that is too long
 * to send. `stuck`: the call took less than there was.
 *
 * Begins at the oldest pending letter, also where the hub says that it has it already: it recognises what it has.
 * Trusting the hub's cursor instead would lose a letter whose rejection was lost on the way.
 */
export function pushLetters(
  outbox: Outbox,
  call: Call | null,
  { after, limit }: { readonly after: number; readonly limit: number },
  quarantine: (sequence: number, reasons: readonly string[]) => void,
): { readonly sequences: readonly number[]; readonly stuck: boolean } {
  const sequences: number[] = [];
  let previous = after === 0 ? outbox.cursor() : after;
  for (let looked = after; sequences.length < limit; ) {
    const letters = outbox.pending(limit - sequences.length, looked);
    if (letters.length === 0) break;
    for (const letter of letters) {
      looked = letter.sequence;
      const text = JSON.stringify(pushOf(letter, previous));
      if (text.length > LONGEST_MESSAGE) {
        quarantine(letter.sequence, [`The record is longer than ${LONGEST_MESSAGE} characters.`]);
        continue;
      }
      if (!call?.sendText(text)) return { sequences, stuck: true };
      sequences.push(letter.sequence);
      previous = letter.sequence;
    }
  }
  return { sequences, stuck: false };
}

function pushOf({ sequence, id, contentSha256, record }: Letter, after: number): Up {
  return { type: "intake.push", sequence, after, id, contentSha256, record };
}
