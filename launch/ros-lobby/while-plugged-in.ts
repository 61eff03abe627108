import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault, isAbort } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";

/** How often it is looked whether a device that a scenario unplugged is back. */
const LOOK_EVERY_MS = 200;

/**
 * Runs `use` until the signal is aborted, again whenever the simulated device was lost: over ROS that is a topic that
 * falls silent, and its publisher says nothing else about it.
 */
export async function whilePluggedIn(
  { clock, journal, signal }: { clock: Clock; journal: Journal; signal: AbortSignal },
  use: () => Promise<void>,
): Promise<void> {
  let reported = false;
  while (!signal.aborted) {
    try {
      await use();
      reported = false;
    } catch (error) {
      if (isAbort(error, signal)) return;
      if (!(error instanceof Fault)) throw error;
      if (!reported) journal.info("lobby.unplugged", { code: error.code });
      reported = true;
    }
    await clock.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
  }
}
