import type { Expectation } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "./recogniser.ts";

/**
 * One recogniser for each language, and the visitor's own gets each utterance. English is opened with the robot; another
 * one when it is first spoken to, since most visits never need it. A language without one leaves its visitors to the
 * English one, which hears the little that is the same in both ("no", "okay"), and to touch.
 */
export class RecogniserByLanguage implements Recogniser {
  private readonly recognisers: Readonly<Partial<Record<Language, Recogniser>>> & { readonly en: Recogniser };
  private readonly opened = new Set<Recogniser>();
  private current: Recogniser | null = null;

  constructor(recognisers: Readonly<Partial<Record<Language, Recogniser>>> & { readonly en: Recogniser }) {
    this.recognisers = recognisers;
  }

  open(): Promise<void> {
    return this.openOnce(this.recognisers.en);
  }

  async begin(expectation: Expectation): Promise<Preparation> {
    if (this.current) throw new Error("the recogniser was asked to begin during an utterance");
    const own = this.recognisers[expectation.language ?? "en"];
    const recogniser = own ?? this.recognisers.en;
    await this.openOnce(recogniser);
    const preparation = await recogniser.begin(own ? expectation : inEnglish(expectation));
    this.current = recogniser;
    return preparation;
  }

  async feed(samples: Int16Array): Promise<void> {
    await this.during((recogniser) => recogniser.feed(samples));
  }

  async progress(): Promise<Progress> {
    return (await this.during((recogniser) => recogniser.progress())) ?? "nothing";
  }

  async finish(clearanceDb?: number): Promise<Recognition> {
    const heard = await this.during((recogniser) => recogniser.finish(clearanceDb));
    this.current = null;
    return heard ?? { heard: "something-else", guess: null, confidence: 0 };
  }

  async abandon(): Promise<void> {
    await this.during((recogniser) => recogniser.abandon());
    this.current = null;
  }

  async forget(): Promise<void> {
    this.current = null;
    for (const recogniser of this.opened) await recogniser.forget();
  }

  /** Those that were never opened, too. */
  async close(): Promise<void> {
    this.current = null;
    this.opened.clear();
    for (const recogniser of Object.values(this.recognisers)) await recogniser.close();
  }

  /** A recogniser that faults has given its utterance up. */
  private async during<T>(work: (recogniser: Recogniser) => Promise<T>): Promise<T | null> {
    if (!this.current) return null;
    try {
      return await work(this.current);
    } catch (error) {
      if (error instanceof Fault) this.current = null;
      throw error;
    }
  }

  private async openOnce(recogniser: Recogniser): Promise<void> {
    if (this.opened.has(recogniser)) return;
    await recogniser.open();
    this.opened.add(recogniser);
  }
}

/** Whoever tells something in their own words would be written down in words of another language. */
function inEnglish(expectation: Expectation): Expectation {
  const answers = expectation.answers.filter(({ form }) => form !== "free-text");
  return { ...expectation, answers, language: "en" };
}
