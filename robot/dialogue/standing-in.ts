import type { Clock, Instant } from "../kernel/clock.ts";
import { later } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import type { Sound } from "../kernel/frames.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Language } from "../kernel/vocabulary.ts";
import type { Synthesiser } from "./synthesiser.ts";

export interface StandingInParts {
  readonly preferred: Synthesiser;
  readonly standIn: Synthesiser;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** How long a voice that failed is left alone: trying it costs a visitor the time until it has failed again. */
const REST_MS = 10 * 60_000;

/** A voice for which another speaks while it fails, and for ten minutes after: a sentence in another voice is better than none. */
export class StandingIn implements Synthesiser {
  private readonly parts: StandingInParts;
  private restsUntil: Instant | null = null;

  constructor(parts: StandingInParts) {
    this.parts = parts;
  }

  /** Throws the stand-in's `Fault`. */
  async speak(text: string, language: Language, pace?: number): Promise<Sound> {
    const { preferred, standIn, clock, journal } = this.parts;
    if (this.restsUntil !== null && clock.now() < this.restsUntil) {
      return await standIn.speak(text, language, pace);
    }
    try {
      const sound = await preferred.speak(text, language, pace);
      if (this.restsUntil !== null) journal.info("voice.back");
      this.restsUntil = null;
      return sound;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (this.restsUntil === null) journal.warn("voice.stands-in", { code: error.code });
      this.restsUntil = later(clock.now(), REST_MS);
      return await standIn.speak(text, language, pace);
    }
  }
}
