import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { durationMs, type Sound } from "../../robot/kernel/frames.ts";

/** What the lobby does when the robot makes a sound. Returns what to do when it is over or cut off. */
export type Audience = (sound: Sound) => () => void;

/** Plays into the lobby, for as long as the sound takes. */
export class SimulatedSpeaker implements Speaker {
  private readonly clock: Clock;
  private readonly audience: Audience;

  constructor(clock: Clock, audience: Audience) {
    this.clock = clock;
    this.audience = audience;
  }

  async play(sound: Sound, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const over = this.audience(sound);
    try {
      await this.clock.sleep(durationMs(sound), signal);
    } finally {
      over();
    }
  }
}
