import type { Clock, Instant } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";

/** Something that came to the robot without being asked for: a finger, a word of the hub, a hand on the button. */
export interface Prompt {
  readonly at: Instant;
  readonly happen: () => void;
}

/** Lets things happen when they happened; those of one moment in their order. Prompts come in order of time. */
export async function prompt(prompts: readonly Prompt[], clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    for (const { at, happen } of prompts) {
      const waitMs = at - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      signal.throwIfAborted();
      happen();
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
