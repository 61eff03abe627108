import type { VoiceChange } from "./dialogue/effect.ts";
import { sentencesOf } from "./dialogue/sentences.ts";
import type { Voice } from "./dialogue/voice.ts";
import { BoundedQueue } from "./kernel/bounded-queue.ts";
import { Fault } from "./kernel/fault.ts";
import type { Sound } from "./kernel/frames.ts";
import type { Language } from "./kernel/vocabulary.ts";

export interface Line {
  readonly id: number;
  readonly text: string;
  readonly language: Language;
}

export type SpeechOutcome = "finished" | "interrupted";

/** Of an announcement; `shown`: it, or the rest of it, was not heard, because the voice is broken or muted. */
export type AnnouncementOutcome = SpeechOutcome | "shown";

/** Called as each sentence begins to be heard, counted from 1. */
export type OnSentence = (sentence: string, number: number, of: number) => void;

export interface HeardSentence {
  readonly sound: Sound;
  readonly language: Language;
}

export interface SpeechEvents {
  /** The robot's voice begins or ceases to be heard. */
  speaking(now: boolean): void;
  /** A sentence begins to be heard; without a sound it is only shown. */
  caption(sentence: string, heard: HeardSentence | null): void;
  said(id: number, outcome: SpeechOutcome): void;
  /** The sentence that was being heard was cut off. */
  cutOff(): void;
  /** The voice is broken; the line was only shown as a caption. */
  failed(fault: Fault): void;
  /** A line was heard. */
  recovered(): void;
}

interface Waiting {
  readonly text: string;
  readonly language: Language;
  readonly cut: AbortSignal;
  readonly onSentence: OnSentence;
  readonly ended: (outcome: AnnouncementOutcome) => void;
}

/** More than any turn has; a conversation that exceeds it is broken. */
const LONGEST_LINE = 32;

/** What the robot says, one line after another, until somebody hushes it. */
export class SpeechLine {
  private readonly voice: Voice;
  private readonly on: SpeechEvents;
  private readonly queue = new BoundedQueue<Waiting>(LONGEST_LINE, "refuse");
  private cut = new AbortController();
  private silence: AbortController | null = new AbortController();
  private waiting = 0;
  private over = false;

  constructor(voice: Voice, on: SpeechEvents) {
    this.voice = voice;
    this.on = on;
  }

  /** A line of the conversation; `said` tells when it is over. */
  say({ id, text, language }: Line): void {
    // For the conversation it is the same whether a line was heard or read.
    const ended = (outcome: AnnouncementOutcome) => {
      if (!this.over) this.on.said(id, outcome === "shown" ? "finished" : outcome);
    };
    this.enqueue({ text, language, cut: this.cut.signal, onSentence: () => {}, ended });
  }

  /** A text that is no part of the conversation; aborting the signal, like a hush, cuts it off. */
  announce(
    text: string,
    language: Language,
    onSentence: OnSentence,
    signal: AbortSignal,
  ): Promise<AnnouncementOutcome> {
    const cut = AbortSignal.any([this.cut.signal, signal]);
    return new Promise((ended) => this.enqueue({ text, language, cut, onSentence, ended }));
  }

  /** Cuts off the line that is being said and those that wait; each is reported as interrupted. */
  hush(): void {
    this.cut.abort(new Error("hushed"));
    this.cut = new AbortController();
  }

  /** Muted, lines are only shown; the one that is being said goes on in silence. */
  mute(muted: boolean): void {
    if (muted) {
      this.silence?.abort(new Error("muted"));
      this.silence = null;
    } else {
      this.silence ??= new AbortController();
    }
  }

  /** How the voice speaks from now on, until {@link resetVoice}. */
  changeVoice(change: VoiceChange): void {
    this.voice.change(change);
  }

  resetVoice(): void {
    this.voice.reset();
  }

  async run(signal: AbortSignal): Promise<void> {
    const stop = () => {
      this.over = true;
      this.hush();
      this.queue.close();
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    for await (const line of this.queue) {
      const outcome = await this.sayOne(line);
      if (--this.waiting === 0) this.on.speaking(false);
      line.ended(outcome);
    }
  }

  private enqueue(line: Waiting): void {
    if (this.over) {
      line.ended("interrupted");
      return;
    }
    if (!this.queue.offer(line)) throw new Error("more lines to say than a turn can have");
    if (this.waiting++ === 0) this.on.speaking(true);
  }

  private async sayOne({ text, language, cut, onSentence }: Waiting): Promise<AnnouncementOutcome> {
    const sentences = sentencesOf(text);
    let begun = 0;
    const begin = (sentence: string, heard: HeardSentence | null) => {
      begun += 1;
      this.on.caption(sentence, heard);
      onSentence(sentence, begun, sentences.length);
    };
    if (this.silence) {
      try {
        const heard = AbortSignal.any([cut, this.silence.signal]);
        const outcome = await this.voice.say(text, language, heard, (sentence, sound) =>
          begin(sentence, { sound, language }),
        );
        if (outcome === "finished") this.on.recovered();
        else if (begun > 0) this.on.cutOff();
        if (outcome === "finished" || cut.aborted) return outcome;
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        this.on.failed(error);
      }
    }
    if (cut.aborted) return "interrupted";
    for (const sentence of sentences.slice(begun)) begin(sentence, null);
    return "shown";
  }
}
