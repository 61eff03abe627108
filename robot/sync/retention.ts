import type { Clock } from "../kernel/clock.ts";
import { Fault, isAbort } from "../kernel/fault.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Outbox } from "./outbox.ts";

const EVERY_MS = 3_600_000;

/** Erases what may not be kept any longer, now and every hour, until aborted. */
export async function keepErasing(
  outbox: Outbox,
  clock: Clock,
  journal: Journal,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      outbox.eraseExpired();
    } catch (error) {
      // A full disk now may have room in an hour; records still wait to be delivered meanwhile.
      if (!(error instanceof Fault)) throw error;
      journal.error("outbox.not-erased", { code: error.code });
    }
    try {
      await clock.sleep(EVERY_MS, signal);
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }
}
