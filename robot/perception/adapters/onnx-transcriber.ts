import type { Clock } from "../../kernel/clock.ts";
import type { Transcriber, Transcript, Written } from "../hearing/transcriber.ts";
import type { TranscriberRequest } from "./onnx-moonshine-worker.ts";
import { WatchedThread } from "./watched-thread.ts";

/** Moonshine (ONNX) in a thread of its own. It is opened anew when it did not come back. */
export class OnnxTranscriber implements Transcriber {
  private readonly thread: WatchedThread<TranscriberRequest>;

  constructor(options: { readonly clock: Clock; readonly timeoutMs: number }) {
    this.thread = new WatchedThread(new URL("./onnx-moonshine-worker.ts", import.meta.url), null, options);
  }

  async open(): Promise<void> {
    if (!this.thread.isOpen) await this.thread.open();
  }

  async transcribe(
    samples: Int16Array,
    sentences: Promise<readonly string[]> | readonly string[],
  ): Promise<Transcript> {
    await this.open();
    const written = await this.thread.ask<Written>({ ask: "write", samples });
    const ofSentences = await this.thread.ask<readonly number[]>({
      ask: "weigh",
      sentences: await sentences,
    });
    return { ...written, ofSentences };
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
