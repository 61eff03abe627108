import type { Clock } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { grammarFor, grammarName } from "../hearing/grammar/grammar.ts";
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
  /** Grammar name → grammar: the large ones take a while to make. */
  private readonly phrases = new Map<string, Phrase | null>();

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
    this.underWay = { expectation, phrase: this.phraseFor(expectation) };
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

  private phraseFor(expectation: Expectation): Phrase | null {
    const name = grammarName(expectation);
    const known = this.phrases.get(name);
    if (known !== undefined) return known;
    // A visit has some dozen questions; a business that changes its choices leaves its old grammars behind.
    if (this.phrases.size >= MOST_GRAMMARS) this.phrases.clear();
    const phrase = grammarFor(expectation);
    this.phrases.set(name, phrase);
    return phrase;
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

const MOST_GRAMMARS = 64;
