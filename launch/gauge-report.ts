import type { Clock } from "../robot/kernel/clock.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import type { Gauges } from "../robot/kernel/gauges.ts";

const EVERY_MS = 60_000;

/** Writes what was measured on this machine once a minute, as one JSON line: `{"gauges":{"sight.run_ms":45.5}}`. */
export async function reportGauges(
  gauges: Gauges,
  clock: Clock,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      await clock.sleep(EVERY_MS, signal);
      write(JSON.stringify({ gauges: gauges.all() }));
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
