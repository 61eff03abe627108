import type { ActivityLight } from "./activity-light.ts";
import type { VoiceChange } from "./dialogue/effect.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { Speaker } from "./dialogue/speaker.ts";
import { shapeOf } from "./dialogue/speech-shape.ts";
import type { Synthesiser } from "./dialogue/synthesiser.ts";
import { Voice } from "./dialogue/voice.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { Language } from "./kernel/vocabulary.ts";
import type { Surroundings } from "./parts.ts";
import {
  type AnnouncementOutcome,
  type Line,
  type OnSentence,
  SpeechLine,
  type SpeechOutcome,
} from "./speech-line.ts";

export interface MouthParts extends Surroundings {
  readonly synthesiser: Synthesiser;
  readonly speaker: Speaker;
  readonly screen: Screen;
  readonly light: ActivityLight;
}

export interface MouthEvents {
  /** The robot's voice begins or ceases to be heard. */
  speaking(now: boolean): void;
  /** A line of the conversation is over. */
  said(say: number, outcome: SpeechOutcome): void;
}

/** The robot's voice with its captions: what is said is shown and told, and a voice that is broken is known. */
export class Mouth {
  private readonly line: SpeechLine;
  private readonly screen: Screen;
  private fault: string | null = null;

  constructor({ screen, light, journal, news, ...engine }: MouthParts, on: MouthEvents) {
    this.screen = screen;
    this.line = new SpeechLine(new Voice(engine), {
      speaking: (now) => {
        on.speaking(now);
        light.update({ speaking: now });
      },
      caption: (sentence, heard) => {
        screen.show({ type: "caption", speaker: "robot", text: sentence });
        if (heard) screen.show({ type: "speech", ...shapeOf(sentence, heard.sound, heard.language) });
        news?.({ type: "says", sentence });
      },
      cutOff: () => screen.show({ type: "hush" }),
      said: (say, outcome) => {
        journal.info("dialogue.said", { say, outcome });
        on.said(say, outcome);
      },
      failed: ({ code }) => {
        this.fault = code;
        journal.error("voice.failed", { code });
      },
      recovered: () => {
        this.fault = null;
      },
    });
  }

  run(signal: AbortSignal): Promise<void> {
    return this.line.run(signal);
  }

  say(line: Line): void {
    this.line.say(line);
  }

  /** When it has been heard its caption goes away; one that could only be shown stays to be read. */
  async announce(
    text: string,
    language: Language,
    onSentence: OnSentence,
    signal: AbortSignal,
  ): Promise<AnnouncementOutcome> {
    const outcome = await this.line.announce(text, language, onSentence, signal);
    if (outcome !== "shown") this.screen.show({ type: "caption", speaker: "robot", text: "" });
    return outcome;
  }

  hush(): void {
    this.line.hush();
  }

  /** How it speaks from now on, until {@link forget}. */
  change(change: VoiceChange): void {
    this.line.changeVoice(change);
  }

  /** What this visitor asked of the voice is not done to the next. */
  forget(): void {
    this.line.resetVoice();
  }

  mute(muted: boolean): void {
    this.screen.show({ type: "muted", muted });
    this.line.mute(muted);
  }

  health(): RobotHealth["voice"] {
    return { fault: this.fault };
  }
}
