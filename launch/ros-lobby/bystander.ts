import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { LobbyObservations } from "../../sim/scenario/observations.ts";

const LOOK_EVERY_MS = 250;

/** What is worth telling of an observation. */
type Noted = Pick<LobbyObservations, "greetedAtMs" | "asked" | "unforeseen" | "everybodyLeft">;

const NOTHING: Noted = { greetedAtMs: null, asked: [], unforeseen: [], everybodyLeft: true };

/** Writes into the journal what somebody in the lobby would notice, as it happens. */
export class Bystander {
  private readonly observed: () => LobbyObservations;
  private readonly clock: Clock;
  private readonly journal: Journal;

  constructor(observed: () => LobbyObservations, clock: Clock, journal: Journal) {
    this.observed = observed;
    this.clock = clock;
    this.journal = journal;
  }

  async run(signal: AbortSignal): Promise<void> {
    let before = NOTHING;
    let lastMs = 0;
    try {
      for (;;) {
        const now = this.observed();
        // Another scenario has begun.
        if (now.atMs < lastMs) before = NOTHING;
        lastMs = now.atMs;
        this.tell(before, now);
        before = now;
        await this.clock.sleep(LOOK_EVERY_MS, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private tell(before: Noted, now: Noted): void {
    const { journal } = this;
    if (before.greetedAtMs === null && now.greetedAtMs !== null) {
      journal.info("lobby.robot-spoke", { atMs: now.greetedAtMs });
    }
    for (const question of now.asked.slice(before.asked.length)) journal.info("lobby.asked", { question });
    for (const question of now.unforeseen.slice(before.unforeseen.length)) {
      journal.warn("lobby.unforeseen", { question });
    }
    if (!before.everybodyLeft && now.everybodyLeft) journal.info("lobby.everybody-left");
  }
}
