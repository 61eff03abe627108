import type { Clock } from "../robot/kernel/clock.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import type { JournalSink } from "../robot/kernel/journal.ts";
import { deathOf } from "../sim/faults/consequences.ts";
import type { Mishaps } from "../sim/faults/mishaps.ts";

/** What a robot dies of, and may start again from. */
export type Death = NonNullable<ReturnType<typeof deathOf>>;

/** As fine as the world's own steps. */
const LOOK_EVERY_MS = 20;
const DICE_APART = 7919;

/** The dice of each life are others: what was drawn before the end must not be drawn again. `life` counts from 1. */
export function seedOfLife(seed: number, life: number): number {
  return seed + DICE_APART * (life - 1);
}

/** Resolves to what has killed the robot; to null when `over` is aborted before. `look` is called at each look. */
export async function untilDeath(
  mishaps: Mishaps,
  clock: Clock,
  over: AbortSignal,
  look: () => void = () => undefined,
): Promise<Death | null> {
  try {
    for (;;) {
      const death = deathOf(mishaps);
      if (death !== null) return death;
      look();
      await clock.sleep(LOOK_EVERY_MS, over);
    }
  } catch (error) {
    if (!isAbort(error, over)) throw error;
    return null;
  }
}

/** Until it may start again. Rejects with the signal's reason. */
export async function untilPutRight(mishaps: Mishaps, clock: Clock, signal: AbortSignal): Promise<void> {
  while (deathOf(mishaps) !== null) await clock.sleep(LOOK_EVERY_MS, signal);
}

/** What a life says, until it is silenced: the dead are not heard any more. */
export class LivingVoice {
  private silenced = false;

  silence(): void {
    this.silenced = true;
  }

  /** @returns a sink that ends with the voice */
  to(sink: JournalSink): JournalSink {
    return (entry) => {
      if (!this.silenced) sink(entry);
    };
  }
}
