import type { Sound } from "../kernel/frames.ts";
import type { Language } from "../kernel/vocabulary.ts";

/** Turns text into speech. */
export interface Synthesiser {
  /**
   * `pace` multiplies the pace of the configuration: 0.5 is half as fast. Throws a `Fault` `voice.…` when the engine is missing or cannot speak the language.
   */
  speak(text: string, language: Language, pace?: number): Promise<Sound>;
}
