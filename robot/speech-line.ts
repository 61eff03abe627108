import type { Voice } from "./dialogue/voice.ts";
import { BoundedQueue } from "./kernel/bounded-queue.ts";
import { Fault } from "./kernel/fault.ts";
import type { Language } from "./kernel/vocabulary.ts";

export interface Line {
  readonly id: number;
  readonly text: string;
  readonly language: Language;
}

export interface SpeechEvents {
  /** The robot's voice begins or ceases to be heard. */
  speaking(now: boolean): void;
  caption(sentence: string): void;
  said(id: number, outcome: "finished" | "interrupted"): void;
  /** The voice is broken; the line was only shown as a caption. */
  failed(fault: Fault): void;
}

/** More than any turn has; a conversation that exceeds it is broken. */
const LONGEST_LINE = 32;

/** What the robot says, one line after another, until somebody hushes it. */
export class SpeechLine {
  private readonly voice: Voice;
  private readonly on: SpeechEvents;
  private readonly queue = new BoundedQueue<Line & { readonly cut: AbortSignal }>(LONGEST_LINE, "refuse");
  private cut = new AbortController();
  private waiting = 0;

  constructor(voice: Voice, on: SpeechEvents) {
    this.voice = voice;
    this.on = on;
  }

  say(line: Line): void {
    if (!this.queue.offer({ ...line, cut: this.cut.signal }))
      throw new Error("more lines to say than a turn can have");
    if (this.waiting++ === 0) this.on.speaking(true);
  }

  /** Cuts off the line that is being said and those that wait; each is reported as interrupted. */
  hush(): void {
    this.cut.abort(new Error("hushed"));
    this.cut = new AbortController();
  }

  async run(signal: AbortSignal): Promise<void> {
    const stop = () => {
      this.hush();
      this.queue.close();
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    for await (const line of this.queue) {
      const outcome = await this.sayOne(line, line.cut);
      if (--this.waiting === 0) this.on.speaking(false);
      if (!signal.aborted) this.on.said(line.id, outcome);
    }
  }

  private async sayOne({ text, language }: Line, cut: AbortSignal): Promise<"finished" | "interrupted"> {
    try {
      return await this.voice.say(text, language, cut, (sentence) => this.on.caption(sentence));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.on.failed(error);
      this.on.caption(text);
      return "finished";
    }
  }
}
