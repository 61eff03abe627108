import { type Clock, type Instant, later } from "../../robot/kernel/clock.ts";
import type { Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";

/** What comes later than this before the end of what is playing begins another sound. */
const SEAM_MS = 30;

/** What a player makes of the chunks that it is sent: whole sounds, and whether each is over. */
export class PlayedSounds {
  private readonly clock: Clock;
  private sounds: { samples: Int16Array; endsAt: Instant }[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
  }

  heard(): { samples: Int16Array; over: boolean }[] {
    const now = this.clock.now();
    return this.sounds.map(({ samples, endsAt }) => ({ samples, over: now >= endsAt }));
  }

  forget(): void {
    this.sounds = [];
  }

  take({ layout, data }: Int16MultiArray): void {
    const now = this.clock.now();
    const label = layout.dim[0]?.label ?? "";
    const playing = this.sounds.at(-1);
    if (label === "stop") {
      if (playing && playing.endsAt > now) playing.endsAt = now;
      return;
    }
    const ms = (data.length * 1000) / Number.parseInt(label, 10);
    if (playing && now < playing.endsAt - SEAM_MS) {
      playing.samples = Int16Array.of(...playing.samples, ...data);
      playing.endsAt = later(playing.endsAt, ms);
    } else {
      this.sounds.push({ samples: Int16Array.from(data), endsAt: later(now, ms) });
    }
  }
}
