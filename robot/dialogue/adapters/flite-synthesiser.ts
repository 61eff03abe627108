import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Sound } from "../../kernel/frames.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { VoiceRules } from "../dialogue-config.ts";
import type { Synthesiser } from "../synthesiser.ts";
import { runSpeechProgram } from "./speech-program.ts";
import { soundOfWav } from "./wav-sound.ts";

/** CMU Flite, as Debian packages it: small, quick, English only. */
export class FliteSynthesiser implements Synthesiser {
  private readonly rules: Pick<VoiceRules, "english" | "pace">;
  private readonly clock: Clock;
  private readonly command: string;

  constructor(rules: Pick<VoiceRules, "english" | "pace">, clock: Clock, command = "flite") {
    this.rules = rules;
    this.clock = clock;
    this.command = command;
  }

  async speak(text: string, language: Language, pace = 1): Promise<Sound> {
    if (language !== "en") {
      throw new Fault({
        code: "voice.language",
        what: `Flite has no voice for the language "${language}".`,
        remedy: "Install another engine for it: apt-get install espeak-ng",
      });
    }
    return soundOfWav(await this.clock.during(this.synthesise(text, pace)), "Flite");
  }

  private async synthesise(text: string, pace: number): Promise<Buffer> {
    // Text from a pipe comes out whole only into a file: on a pipe Flite 2.2 leaves nothing but the header.
    const folder = await mkdtemp(join(tmpdir(), "stella-voice-"));
    const file = join(folder, "sentence.wav");
    const stretch = `duration_stretch=${1 / (this.rules.pace * pace)}`;
    try {
      await runSpeechProgram(
        {
          command: this.command,
          args: ["-voice", this.rules.english, "--setf", stretch, "-o", file],
          install: "apt-get install flite",
        },
        text,
      );
      return await readFile(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
