import type { Sound } from "../kernel/frames.ts";
import type { Language } from "../kernel/vocabulary.ts";
import type { VoiceChange } from "./effect.ts";
import { atGain, type Manner, mannerAfter, usualManner } from "./manner.ts";
import { sentencesOf } from "./sentences.ts";
import type { Speaker } from "./speaker.ts";
import { spokenForm } from "./spoken-form.ts";
import type { Synthesiser } from "./synthesiser.ts";

export interface VoiceParts {
  readonly synthesiser: Synthesiser;
  readonly speaker: Speaker;
}

/** The robot's voice: one text at a time, sentence by sentence. */
export class Voice {
  private readonly synthesiser: Synthesiser;
  private readonly speaker: Speaker;
  private manner: Manner = usualManner;

  constructor({ synthesiser, speaker }: VoiceParts) {
    this.synthesiser = synthesiser;
    this.speaker = speaker;
  }

  /** One step slower, faster, louder or quieter, from the next sentence that is prepared. */
  change(change: VoiceChange): void {
    this.manner = mannerAfter(this.manner, change);
  }

  /** As it is configured: what one visitor asked for is not done to the next. */
  reset(): void {
    this.manner = usualManner;
  }

  /**
   * Resolves when the last sentence has been heard, or with `interrupted` as soon as the signal is aborted.
   * `onSentence` is called as each sentence begins to be heard, with its sound: that is when its caption is true. The next
   * sentence is synthesised while one plays. Throws the synthesiser's or the speaker's `Fault`.
   */
  async say(
    text: string,
    language: Language,
    signal: AbortSignal,
    onSentence: (sentence: string, sound: Sound) => void,
  ): Promise<"finished" | "interrupted"> {
    const sentences = sentencesOf(text);
    let next = this.prepare(sentences[0], language);
    for (const [index, sentence] of sentences.entries()) {
      const sound = await unlessAborted(next, signal);
      if (signal.aborted || !sound) return "interrupted";
      next = this.prepare(sentences[index + 1], language);
      onSentence(sentence, sound);
      if (!(await this.play(sound, signal))) return "interrupted";
    }
    return signal.aborted ? "interrupted" : "finished";
  }

  /** A failure is kept until the sentence is due: when it never is, nobody has to know. */
  private prepare(sentence: string | undefined, language: Language): Promise<Sound | null> {
    if (sentence === undefined) return Promise.resolve(null);
    const { pace, gain } = this.manner;
    const spoken = this.synthesiser.speak(spokenForm(sentence, language), language, pace);
    const sound = spoken.then((each) => atGain(each, gain));
    sound.catch(() => {});
    return sound;
  }

  /** False when it was cut off. */
  private async play(sound: Sound, signal: AbortSignal): Promise<boolean> {
    try {
      await this.speaker.play(sound, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }
}

/** Null as soon as the signal is aborted: nobody waits for a sentence that will not be said. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener("abort", () => resolve(null), { once: true });
    work.then(resolve, reject);
  });
}
