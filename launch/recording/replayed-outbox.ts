import { Fault } from "../../robot/kernel/fault.ts";
import { intakeRecord } from "../../robot/kernel/intake-record.ts";
import { LETTERS_ENCLOSURE } from "../../robot/recording/heading.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import type { Letter, Outbox } from "../../robot/sync/outbox.ts";
import { outboxCalls } from "./taped-outbox.ts";

/**
 * An empty outbox made to stand as the recorded one stood: with the letters that waited, with its sequences, and
 * refusing what that one refused.
 */
export function replayedOutbox(empty: Outbox, recording: Recording): Outbox {
  const letters: unknown = JSON.parse(recording.enclosure(LETTERS_ENCLOSURE));
  for (const record of intakeRecord.array().parse(letters)) empty.post(record);
  return refusing(counting(empty, recording.heading.outboxSequence), recording);
}

/** Counts on from where the other one stood. */
function counting(outbox: Outbox, from: number): Outbox {
  const then = (letter: Letter): Letter => ({ ...letter, sequence: letter.sequence + from });
  return {
    ...outboxCalls(outbox, (_operation, work) => work()),
    post: (record) => {
      const { sequence, repeated } = outbox.post(record);
      return { sequence: sequence + from, repeated };
    },
    pending: (limit, after = 0) => outbox.pending(limit, Math.max(0, after - from)).map(then),
    settle: (upTo) => outbox.settle(upTo - from),
    quarantine: (sequence, reasons) => outbox.quarantine(sequence - from, reasons),
    quarantined: (limit) =>
      outbox.quarantined(limit).map((letter) => ({ ...letter, sequence: letter.sequence + from })),
    cursor: () => outbox.cursor() + from,
  };
}

function refusing(outbox: Outbox, recording: Recording): Outbox {
  const refused = new Map(
    recording.of("outbox").map(({ body }) => [`${body.operation} ${body.call}`, body.fault]),
  );
  const counts = new Map<string, number>();
  return outboxCalls(outbox, (operation, work) => {
    const call = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, call);
    const fault = refused.get(`${operation} ${call}`);
    if (fault) throw new Fault(fault);
    return work();
  });
}
