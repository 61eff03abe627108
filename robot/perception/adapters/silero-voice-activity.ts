import type { Clock } from "../../kernel/clock.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";
import type { VoiceActivity } from "../hearing/voice-activity.ts";
import type { SileroRequest } from "./silero-worker.ts";

/** Silero VAD (ONNX) in a thread of its own. */
export class SileroVoiceActivity implements VoiceActivity {
  private readonly clock: Clock;
  private thread: WorkerThread | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async open(): Promise<void> {
    const module = new URL("./silero-worker.ts", import.meta.url);
    this.thread = new WorkerThread("voice activity", module, null, this.clock);
    await this.ask({ ask: "open" });
  }

  probability(block: Int16Array): Promise<number> {
    return this.ask({ ask: "probability", block });
  }

  reset(): Promise<void> {
    return this.ask({ ask: "reset" });
  }

  async close(): Promise<void> {
    await this.thread?.close();
    this.thread = null;
  }

  private ask<T>(request: SileroRequest): Promise<T> {
    if (!this.thread) throw new Error("voice activity was asked before it was opened");
    return this.thread.request<T>(request);
  }
}
