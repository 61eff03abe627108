import type { Clock } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { joined } from "../../kernel/frames.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { isComplete } from "../hearing/grammar/complete.ts";
import { grammarFor, grammarName } from "../hearing/grammar/grammar.ts";
import { withoutLetterMarks } from "../hearing/grammar/letters.ts";
import { nearestNames } from "../hearing/grammar/nearest-names.ts";
import type { Phrase } from "../hearing/grammar/phrase.ts";
import type { RejectionRules } from "../hearing/hearing-config.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "../hearing/recogniser.ts";
import { confidenceOf, type Evidence, isAccepted } from "../hearing/rejection.ts";
import type { LoadedGrammar } from "./pocketsphinx-engine.ts";
import { MODEL_FOLDERS } from "./pocketsphinx-library.ts";
import type { EngineRequest } from "./pocketsphinx-worker.ts";
import { WatchedThread } from "./watched-thread.ts";

export interface PocketSphinxOptions {
  readonly clock: Clock;
  readonly rejection: RejectionRules;
  readonly timeoutMs: number;
  /** English unless it is said. */
  readonly language?: Language;
  /** Where its model may lie; Debian's places of the English one unless it is said. */
  readonly modelFolders?: readonly string[];
}

/** Sound gathered before it crosses to the thread: a tenth of a second. */
const CHUNK_SAMPLES = 1600;

/** PocketSphinx with a grammar per question, in a thread of its own; one language. */
export class PocketSphinxRecogniser implements Recogniser {
  private readonly options: PocketSphinxOptions;
  private readonly thread: WatchedThread<EngineRequest>;
  /** What may be said in the utterance under way. */
  private underWay: UnderWay | null = null;
  private gathered: Int16Array[] = [];
  /** Grammar name → what became of it, for the thread that is running. */
  private loaded = new Map<string, LoadedGrammar & { readonly phrase: Phrase }>();

  constructor(options: PocketSphinxOptions) {
    this.options = options;
    const { language = "en", modelFolders = MODEL_FOLDERS } = options;
    const module = new URL("./pocketsphinx-worker.ts", import.meta.url);
    this.thread = new WatchedThread(module, { language, modelFolders }, options);
  }

  async open(): Promise<void> {
    this.loaded = new Map();
    await this.thread.open();
  }

  async begin(expectation: Expectation): Promise<Preparation> {
    if (this.underWay) throw new Error("the recogniser was asked to begin during an utterance");
    // After the watchdog bit there is no thread; the next utterance gets a fresh one.
    if (!this.thread.isOpen) await this.open();
    const name = grammarName(expectation);
    if (!this.loaded.has(name)) await this.load(name, grammarFor(expectation));
    const grammar = this.loaded.get(name);
    if (grammar?.usable) {
      await this.ask({ ask: "begin", name });
      this.underWay = { expectation, phrase: grammar.phrase };
    }
    return { leftOut: grammar?.leftOut ?? [] };
  }

  async feed(samples: Int16Array): Promise<void> {
    if (!this.underWay) return;
    this.gathered.push(samples);
    const count = this.gathered.reduce((sum, part) => sum + part.length, 0);
    if (count >= CHUNK_SAMPLES) await this.handOver();
  }

  async progress(): Promise<Progress> {
    if (!this.underWay) return "nothing";
    const { phrase } = this.underWay;
    const text = await this.ask<string | null>({ ask: "so-far" });
    if (text === null || text === "") return "nothing";
    return isComplete(phrase, text.split(" ")) ? "complete" : "unfinished";
  }

  async finish(clearanceDb?: number): Promise<Recognition> {
    if (!this.underWay) return NONE_OF_IT;
    const { expectation } = this.underWay;
    await this.handOver();
    this.underWay = null;
    const judged = (evidence: Evidence | null): Judged | null =>
      evidence && {
        text: withoutLetterMarks(evidence.text),
        confidence: confidenceOf(evidence, expectation, this.options.rejection, clearanceDb),
      };
    const asItCame = judged(await this.ask({ ask: "finish" }));
    const isSure = asItCame !== null && asItCame.confidence >= SURE;
    const best = isSure ? asItCame : surer(asItCame, judged(await this.ask({ ask: "hear-again" })));
    if (!best) return NONE_OF_IT;
    const { text, confidence } = best;
    return isAccepted(text, confidence, expectation.commands, this.options.rejection)
      ? { heard: "words", text, confidence, alternatives: nearestNames(text) }
      : { heard: "something-else", guess: text, confidence };
  }

  async abandon(): Promise<void> {
    if (!this.underWay) return;
    this.underWay = null;
    this.gathered = [];
    await this.ask({ ask: "abandon" });
  }

  async forget(): Promise<void> {
    await this.abandon();
    this.loaded = new Map();
    if (this.thread.isOpen) await this.ask({ ask: "forget" });
  }

  async close(): Promise<void> {
    await this.thread.close();
    this.underWay = null;
    this.gathered = [];
  }

  private async load(name: string, phrase: Phrase | null): Promise<void> {
    if (!phrase) return;
    this.loaded.set(name, { phrase, ...(await this.ask<LoadedGrammar>({ ask: "load", name, phrase })) });
  }

  private async handOver(): Promise<void> {
    const samples = joined(this.gathered);
    this.gathered = [];
    if (samples.length > 0) await this.ask({ ask: "feed", samples });
  }

  private async ask<T>(request: EngineRequest): Promise<T> {
    try {
      return await this.thread.ask<T>(request);
    } catch (error) {
      this.underWay = null;
      this.gathered = [];
      throw error;
    }
  }
}

/** Nothing that anybody would do differently for a surer reading; the second hearing takes a fifth of a second. */
const SURE = 0.9;

interface Judged {
  readonly text: string;
  readonly confidence: number;
}

function surer(one: Judged | null, other: Judged | null): Judged | null {
  if (!one || !other) return one ?? other;
  return other.confidence > one.confidence ? other : one;
}

interface UnderWay {
  readonly expectation: Expectation;
  readonly phrase: Phrase;
}

/** Nothing that was expected; also when no word of the question can be recognised at all. */
const NONE_OF_IT: Recognition = { heard: "something-else", guess: null, confidence: 0 };
