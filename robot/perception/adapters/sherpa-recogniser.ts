import type { Clock } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { KnownGrammars } from "../hearing/grammar/known-grammars.ts";
import type { Phrase } from "../hearing/grammar/phrase.ts";
import type { RejectionRules } from "../hearing/hearing-config.ts";
import { progressOf, readingOf } from "../hearing/open-reading.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "../hearing/recogniser.ts";
import type { TransducerFiles } from "./sherpa-library.ts";
import type { SherpaRequest } from "./sherpa-worker.ts";
import { WatchedThread } from "./watched-thread.ts";

export interface SherpaOptions {
  readonly clock: Clock;
  readonly rejection: RejectionRules;
  readonly timeoutMs: number;
  readonly files: TransducerFiles;
}

/**
 * A streaming transducer of sherpa-onnx, in a thread of its own. It listens without a grammar: its text is held against
 * the grammar of the question afterwards. One language, that of its model.
 */
export class SherpaRecogniser implements Recogniser {
  private readonly options: SherpaOptions;
  private readonly thread: WatchedThread<SherpaRequest>;
  private underWay: { readonly expectation: Expectation; readonly phrase: Phrase | null } | null = null;
  private readonly grammars = new KnownGrammars();

  constructor(options: SherpaOptions) {
    this.options = options;
    this.thread = new WatchedThread(new URL("./sherpa-worker.ts", import.meta.url), options.files, options);
  }

  async open(): Promise<void> {
    await this.thread.open();
  }

  async begin(expectation: Expectation): Promise<Preparation> {
    if (this.underWay) throw new Error("the recogniser was asked to begin during an utterance");
    // After the watchdog bit there is no thread; the next utterance gets a fresh one.
    if (!this.thread.isOpen) await this.open();
    await this.ask({ ask: "begin" });
    this.underWay = { expectation, phrase: this.grammars.of(expectation) };
    // It knows no list of words that one could be missing from.
    return { leftOut: [] };
  }

  async feed(samples: Int16Array): Promise<void> {
    if (this.underWay) await this.ask({ ask: "feed", samples });
  }

  async progress(): Promise<Progress> {
    if (!this.underWay) return "nothing";
    const { expectation, phrase } = this.underWay;
    return progressOf(await this.ask<string>({ ask: "so-far" }), expectation, phrase);
  }

  async finish(): Promise<Recognition> {
    if (!this.underWay) return { heard: "something-else", guess: null, confidence: 0 };
    const { expectation, phrase } = this.underWay;
    this.underWay = null;
    const text = await this.ask<string>({ ask: "finish" });
    return readingOf(text, expectation, phrase, this.options.rejection);
  }

  async abandon(): Promise<void> {
    if (!this.underWay) return;
    this.underWay = null;
    await this.ask({ ask: "abandon" });
  }

  /** It learns nothing from the voices that it hears; the grammars of a business are no secret of a visitor's. */
  async forget(): Promise<void> {
    await this.abandon();
  }

  async close(): Promise<void> {
    await this.thread.close();
    this.underWay = null;
  }

  private async ask<T>(request: SherpaRequest): Promise<T> {
    try {
      return await this.thread.ask<T>(request);
    } catch (error) {
      this.underWay = null;
      throw error;
    }
  }
}
