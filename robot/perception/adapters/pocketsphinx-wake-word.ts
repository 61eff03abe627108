import type { Clock } from "../../kernel/clock.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";
import type { WakeWordRules } from "../hearing/hearing-config.ts";
import type { WakeWord } from "../hearing/wake-word.ts";
import { MODEL_FOLDERS } from "./pocketsphinx-library.ts";
import type { WakeRequest } from "./pocketsphinx-wake-worker.ts";

/** Spots a phrase of dictionary words: any wake word, less well than a head that was trained for it. */
export class PocketSphinxWakeWord implements WakeWord {
  private readonly clock: Clock;
  private readonly data: { phrase: string; threshold: number; modelFolders: readonly string[] };
  private thread: WorkerThread | null = null;
  readonly likeness = null;

  constructor(
    clock: Clock,
    rules: Pick<WakeWordRules, "phrase" | "keyphraseThreshold">,
    modelFolders: readonly string[] = MODEL_FOLDERS,
  ) {
    this.clock = clock;
    const { phrase, keyphraseThreshold: threshold } = rules;
    this.data = { phrase: phrase.toLowerCase(), threshold, modelFolders };
  }

  async open(): Promise<void> {
    const module = new URL("./pocketsphinx-wake-worker.ts", import.meta.url);
    this.thread = new WorkerThread("wake word", module, this.data, this.clock);
    await this.ask({ ask: "open" });
  }

  hear(samples: Int16Array): Promise<number | null> {
    return this.ask({ ask: "hear", samples });
  }

  reset(): Promise<void> {
    return this.ask({ ask: "reset" });
  }

  async close(): Promise<void> {
    await this.thread?.close();
    this.thread = null;
  }

  private ask<T>(request: WakeRequest): Promise<T> {
    if (!this.thread) throw new Error("the wake word was asked before it was opened");
    return this.thread.request<T>(request);
  }
}
