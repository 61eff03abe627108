import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import type { Sound } from "../../robot/kernel/frames.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";

/** Of a few hundred kilobytes each; a library of scenarios has about so many different ones. */
const MOST_SENTENCES = 400;

/**
 * A voice that speaks every sentence once and remembers it: a robot says the same to each visitor, and starting a
 * program for each sentence costs more than the sentence. For simulated visits only, whose visitors' names are nobody's.
 */
export class RememberedSpeech implements Synthesiser {
  private readonly voice: Synthesiser;
  private readonly clock: Clock;
  private readonly sentences = new Map<string, Sound>();

  constructor(voice: Synthesiser, clock: Clock) {
    this.voice = voice;
    this.clock = clock;
  }

  async speak(text: string, language: Language, pace?: number): Promise<Sound> {
    const key = JSON.stringify([text, language, pace]);
    const known = this.sentences.get(key);
    // Handed over as the voice would: in the order of asking, after what was asked for before.
    if (known) return await this.clock.during(Promise.resolve(known));
    const sound = await this.voice.speak(text, language, pace);
    this.remember(key, sound);
    return sound;
  }

  /** The oldest is forgotten first. */
  private remember(key: string, sound: Sound): void {
    this.sentences.set(key, sound);
    const [oldest] = this.sentences.keys();
    if (this.sentences.size > MOST_SENTENCES && oldest !== undefined) this.sentences.delete(oldest);
  }
}
