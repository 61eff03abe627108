import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Mishaps } from "../../sim/faults/mishaps.ts";

const LOOK_EVERY_MS = 100;

/** Fills the robot's disk, and empties it again, as the lobby's mishaps have it. */
export function keepDiskAsItIs(
  mishaps: Mishaps,
  diskIsFull: (full: boolean) => void,
  clock: Clock,
): { run(signal: AbortSignal): Promise<void> } {
  return {
    run: async (signal) => {
      try {
        for (;;) {
          await clock.sleep(LOOK_EVERY_MS, signal);
          diskIsFull(mishaps.isOn("disk-full"));
        }
      } catch (error) {
        if (!isAbort(error, signal)) throw error;
      }
    },
  };
}
