import type { Clock } from "../kernel/clock.ts";
import { isAbort } from "../kernel/fault.ts";

/** Calls `beat` at once and then once in a while, until the signal is aborted. A beat that throws ends it. */
export async function runHeartbeat(
  beat: () => void,
  everyMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  try {
    while (!signal.aborted) {
      beat();
      await clock.sleep(everyMs, signal);
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
