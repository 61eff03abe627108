import { Fault } from "../../robot/kernel/fault.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import type { Outbox } from "../../robot/sync/outbox.ts";
import { recordedFaultOf } from "./recorded-fault.ts";

/** What can be asked of an outbox, one by one: a failure is remembered by the operation and its how-manieth call. */
export function outboxCalls(outbox: Outbox, call: <T>(operation: string, work: () => T) => T): Outbox {
  return {
    id: outbox.id,
    post: (record) => call("post", () => outbox.post(record)),
    pending: (limit, after) => call("pending", () => outbox.pending(limit, after)),
    settle: (upTo) => call("settle", () => outbox.settle(upTo)),
    quarantine: (sequence, reasons) => call("quarantine", () => outbox.quarantine(sequence, reasons)),
    quarantined: (limit) => call("quarantined", () => outbox.quarantined(limit)),
    backlog: () => call("backlog", () => outbox.backlog()),
    cursor: () => call("cursor", () => outbox.cursor()),
    belongTo: (account) => call("belongTo", () => outbox.belongTo(account)),
    erase: (which, order) => call("erase", () => outbox.erase(which, order)),
    eraseExpired: () => call("eraseExpired", () => outbox.eraseExpired()),
    close: () => outbox.close(),
  };
}

/** Writes down what the outbox refuses; what it keeps is nobody's business but the hub's. */
export function tapedOutbox(outbox: Outbox, tape: Tape): Outbox {
  const counts = new Map<string, number>();
  return outboxCalls(outbox, (operation, work) => {
    const call = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, call);
    try {
      return work();
    } catch (error) {
      if (error instanceof Fault) {
        tape.write("outbox", { operation, call, fault: recordedFaultOf(error) });
      }
      throw error;
    }
  });
}
