import type { Clock } from "../../robot/kernel/clock.ts";
import { PacedClock } from "../../robot/kernel/paced-clock.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";

/**
 * Simulated time that follows the host's until everything that was opened after it is released: engines are opened,
 * and threads end, in its time.
 */
export function openDrivenClock(host: Clock, opened: ReleaseStack): PacedClock {
  const clock = new PacedClock(host);
  const stop = new AbortController();
  const running = clock.run(stop.signal);
  opened.defer(async () => {
    stop.abort(new Error("nobody lives in this time any more"));
    await running;
  });
  return clock;
}
