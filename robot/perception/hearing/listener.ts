import type { Instant } from "../../kernel/clock.ts";
import type { Expectation, Patience } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import type { AudioBlock } from "./audio-blocks.ts";
import type { Foreground } from "./foreground.ts";
import type { HearingEvent } from "./hearing-event.ts";
import type { HearingParts } from "./hearing-parts.ts";
import type { Progress, Recognition } from "./recogniser.ts";

/** Who gets one stretch of speech: `open`, then `hear` for each block, then `close`. */
export interface Listener {
  readonly patience: Patience;
  /** Closing it tells what was said, or that it was nothing of what was asked. */
  readonly judges: boolean;
  open(): Promise<void>;
  hear(block: AudioBlock): Promise<void>;
  progress(): Promise<Progress>;
  /** @param from first moment of the voice, @param to its last */
  close(from: Instant, to: Instant): Promise<void>;
  /** Nothing of this stretch may come out any more. */
  discard(): void;
}

type Tell = (event: HearingEvent) => void;

/** Nobody is being asked anything: only the robot's name counts. */
export class WakeListener implements Listener {
  readonly patience = "brief";
  readonly judges = false;
  private readonly parts: HearingParts;
  private readonly tell: Tell;
  private readonly context: readonly AudioBlock[];
  private discarded = false;

  /** @param context the blocks before the first that will be heard: what was said in them does not count any more */
  constructor(parts: HearingParts, tell: Tell, context: readonly AudioBlock[]) {
    this.parts = parts;
    this.tell = tell;
    this.context = context;
  }

  async open(): Promise<void> {
    const { wakeWord } = this.parts;
    await wakeWord?.reset();
    for (const { samples } of this.context) await wakeWord?.hear(samples);
  }

  async hear(block: AudioBlock): Promise<void> {
    if (this.discarded) return;
    const score = (await this.parts.wakeWord?.hear(block.samples)) ?? null;
    if (score === null || this.discarded) return;
    this.tell({ type: "wake", at: block.to, score });
  }

  progress(): Promise<Progress> {
    return Promise.resolve("nothing");
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  discard(): void {
    this.discarded = true;
  }
}

/** A question has been asked: the speech is one of its answers, or rejected. */
export class QuestionListener implements Listener {
  readonly patience: Patience;
  private readonly expectation: Expectation;
  private readonly foreground: Foreground;
  private readonly parts: HearingParts;
  private readonly tell: Tell;
  private discarded = false;
  private failed = false;

  constructor(expectation: Expectation, foreground: Foreground, parts: HearingParts, tell: Tell) {
    this.expectation = expectation;
    this.foreground = foreground;
    this.patience = expectation.patience;
    this.parts = parts;
    this.tell = tell;
  }

  get judges(): boolean {
    return !this.discarded;
  }

  async open(): Promise<void> {
    const { recogniser, journal } = this.parts;
    await this.attempt(async () => {
      const { leftOut } = await recogniser.begin(this.expectation);
      if (leftOut.length === 0) return;
      journal.warn("hearing.words-left-out", { question: this.expectation.question, words: leftOut });
    });
  }

  async hear(block: AudioBlock): Promise<void> {
    await this.feed(this.foreground.take(block));
  }

  async progress(): Promise<Progress> {
    let progress: Progress = "nothing";
    if (this.discarded || this.failed) return progress;
    await this.attempt(async () => {
      progress = await this.parts.recogniser.progress();
    });
    return progress;
  }

  async close(from: Instant, to: Instant): Promise<void> {
    const { recogniser } = this.parts;
    if (this.discarded) {
      await this.attempt(() => recogniser.abandon());
      return;
    }
    await this.feed(this.foreground.rest());
    // A recogniser that failed has heard nothing of it: the visitor is asked again.
    let result: Recognition = { heard: "something-else", guess: null, confidence: 0 };
    if (!this.failed) {
      await this.attempt(async () => {
        result = await recogniser.finish(this.foreground.clearanceDb);
      });
    }
    if (!this.discarded) this.report(result, from, to);
  }

  discard(): void {
    this.discarded = true;
  }

  private async feed(blocks: readonly AudioBlock[]): Promise<void> {
    for (const { samples } of blocks) {
      if (this.discarded || this.failed) return;
      await this.attempt(() => this.parts.recogniser.feed(samples));
    }
  }

  private report(result: Recognition, from: Instant, to: Instant): void {
    switch (result.heard) {
      case "words": {
        const { text, confidence, alternatives } = result;
        this.parts.gauges.add("hearing.utterances_count", 1);
        this.tell({ type: "utterance", at: to, utterance: { text, confidence, from, to, alternatives } });
        return;
      }
      case "something-else": {
        const { confidence, guess } = result;
        this.parts.gauges.add("hearing.rejected_count", 1);
        this.tell({ type: "rejected", at: to, from, to, confidence, guess });
      }
    }
  }

  /** An engine that fails costs this answer, not the visit. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.failed = true;
      this.parts.journal.error("hearing.recogniser-failed", { code: error.code });
    }
  }
}
