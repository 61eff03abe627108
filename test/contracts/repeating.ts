import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";

/** Acts at a steady rate until what it returns is called. */
export function repeating(clock: Clock, periodMs: number, act: () => void): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    for (;;) {
      await clock.sleep(periodMs, stop.signal);
      act();
    }
  })().catch((error: unknown) => {
    if (!isAbort(error, stop.signal)) throw error;
  });
  return () => {
    stop.abort(new Error("unplugged"));
    return running;
  };
}
