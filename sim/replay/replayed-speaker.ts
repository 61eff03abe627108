import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault, type FaultReport } from "../../robot/kernel/fault.ts";
import { durationMs, type Sound } from "../../robot/kernel/frames.ts";

/** How one sound was played. */
export interface RecordedPlayback {
  /** Length of the sound. */
  readonly samples: number;
  readonly lastedMs: number;
  readonly ended: "played" | "cut-off" | "failed";
  readonly fault: FaultReport | null;
}

/**
 * A silent loudspeaker that takes as long for a sound as the recorded one took. A sound of another length than the
 * one that was played in its place takes as long as it is.
 */
export class ReplayedSpeaker implements Speaker {
  private readonly playbacks: readonly RecordedPlayback[];
  private readonly clock: Clock;
  private played = 0;

  constructor(playbacks: readonly RecordedPlayback[], clock: Clock) {
    this.playbacks = playbacks;
    this.clock = clock;
  }

  async play(sound: Sound, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const then = this.playbacks[this.played++];
    const same = then?.samples === sound.samples.length && then.ended !== "cut-off" ? then : null;
    await this.clock.sleep(same?.lastedMs ?? durationMs(sound), signal);
    if (same?.fault) throw new Fault(same.fault);
  }
}
