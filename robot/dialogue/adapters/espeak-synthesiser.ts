import type { Clock } from "../../kernel/clock.ts";
import type { Sound } from "../../kernel/frames.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { VoiceRules } from "../dialogue-config.ts";
import type { Synthesiser } from "../synthesiser.ts";
import { runSpeechProgram } from "./speech-program.ts";
import { soundOfWav } from "./wav-sound.ts";

/** Words a minute that people are comfortable with in a voice as plain as this one. */
const USUAL_WORDS_PER_MINUTE = 150;
const voices: Readonly<Record<Language, string>> = { en: "en-us", es: "es-419" };

/** eSpeak NG: a robotic voice, and one in every language. */
export class EspeakSynthesiser implements Synthesiser {
  private readonly rules: Pick<VoiceRules, "pace">;
  private readonly clock: Clock;

  constructor(rules: Pick<VoiceRules, "pace">, clock: Clock) {
    this.rules = rules;
    this.clock = clock;
  }

  async speak(text: string, language: Language, pace = 1): Promise<Sound> {
    const wordsPerMinute = Math.round(USUAL_WORDS_PER_MINUTE * this.rules.pace * pace);
    const wav = await this.clock.during(
      runSpeechProgram(
        {
          command: "espeak-ng",
          args: ["-v", voices[language], "-s", String(wordsPerMinute), "--stdin", "--stdout"],
          install: "apt-get install espeak-ng",
        },
        text,
      ),
    );
    return soundOfWav(wav, "eSpeak NG");
  }
}
