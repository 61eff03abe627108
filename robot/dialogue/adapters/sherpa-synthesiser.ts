import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Sound } from "../../kernel/frames.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { VoiceRules } from "../dialogue-config.ts";
import type { Synthesiser } from "../synthesiser.ts";
import { type Sentence, SherpaVoice, type VoiceFiles } from "./sherpa-voice.ts";

/**
 * A neural voice of sherpa-onnx (VITS, such as Piper's). It is loaded with the first sentence, and anew when it has died; one
 * language, that of its model.
 */
export class SherpaSynthesiser implements Synthesiser {
  private readonly rules: Pick<VoiceRules, "pace" | "speaker">;
  private readonly files: VoiceFiles;
  private readonly clock: Clock;
  private voice: SherpaVoice | null = null;

  constructor(rules: Pick<VoiceRules, "pace" | "speaker">, files: VoiceFiles, clock: Clock) {
    this.rules = rules;
    this.files = files;
    this.clock = clock;
  }

  async speak(text: string, _language: Language, pace = 1): Promise<Sound> {
    const { rules } = this;
    const sentence = { text, speed: rules.pace * pace, speaker: rules.speaker };
    const known = this.voice;
    try {
      return await this.ask(known ?? this.load(), sentence);
    } catch (error) {
      // One that has spoken may have died since, of something else than this sentence.
      if (!known || !(error instanceof Fault)) throw error;
      return await this.ask(this.voice ?? this.load(), sentence);
    }
  }

  async close(): Promise<void> {
    const { voice } = this;
    this.voice = null;
    await voice?.close();
  }

  /** @throws Fault `voice.broken` */
  private load(): SherpaVoice {
    this.voice = new SherpaVoice(this.files, this.clock);
    return this.voice;
  }

  private async ask(voice: SherpaVoice, sentence: Sentence): Promise<Sound> {
    try {
      return await voice.speak(sentence);
    } catch (error) {
      if (this.voice === voice) this.voice = null;
      await this.clock.during(voice.close());
      throw error;
    }
  }
}
