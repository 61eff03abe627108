import { type Clock, type Instant, later } from "../../robot/kernel/clock.ts";
import { durationMs, type Sound } from "../../robot/kernel/frames.ts";

/** A pause longer than this between two pieces is the end of what was said. */
const LONGEST_GAP_MS = 250;

/** What the lobby does about sound that arrives in pieces. */
export interface StreamAudience {
  begins(): void;
  /** One piece, heard from this instant on. Returns how to cut it off at another. */
  hears(piece: Sound, from: Instant): (at: Instant) => void;
  ends(): void;
}

interface Utterance {
  /** When the last sample of what has arrived will have been heard. */
  readonly until: Instant;
  readonly cutOffs: readonly ((at: Instant) => void)[];
}

/**
 * A loudspeaker at the other end of a network: each piece is heard when the one before it has ended. What comes too
 * late for that is lost as far as it is late, so that the rest stays in time: a robot that believes it has ended must
 * not hear itself still.
 */
export class StreamedSpeaker {
  private readonly clock: Clock;
  private readonly audience: StreamAudience;
  private playing: Utterance | null = null;

  constructor(clock: Clock, audience: StreamAudience) {
    this.clock = clock;
    this.audience = audience;
  }

  /** Pieces may come before they are due. */
  play(piece: Sound): void {
    this.settle();
    if (!this.playing) this.audience.begins();
    const from = this.playing?.until ?? this.clock.now();
    const cutOff = this.audience.hears(piece, from);
    this.playing = {
      until: later(from, durationMs(piece)),
      cutOffs: [...(this.playing?.cutOffs ?? []), cutOff],
    };
  }

  /** Silence at once, also for what arrived early. */
  cutOff(): void {
    for (const cutOff of this.playing?.cutOffs ?? []) cutOff(this.clock.now());
    this.end();
  }

  /** Notices that nothing more has come. Call it every now and then. */
  settle(): void {
    if (this.playing && this.clock.now() - this.playing.until > LONGEST_GAP_MS) this.end();
  }

  private end(): void {
    if (!this.playing) return;
    this.playing = null;
    this.audience.ends();
  }
}
