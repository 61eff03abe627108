import type { Clock } from "./kernel/clock.ts";
import { isAbort } from "./kernel/fault.ts";

/** Tells every so often that time has passed, until the signal is aborted. */
export async function passTime(
  clock: Clock,
  everyMs: number,
  signal: AbortSignal,
  tell: () => void,
): Promise<void> {
  try {
    for (;;) {
      await clock.sleep(everyMs, signal);
      tell();
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
