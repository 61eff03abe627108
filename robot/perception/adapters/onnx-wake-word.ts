import type { Clock } from "../../kernel/clock.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";
import type { WakeWord } from "../hearing/wake-word.ts";
import type { WakeEarRules } from "./onnx-wake-ear.ts";
import { STEP_SAMPLES } from "./onnx-wake-features.ts";
import type { OnnxWakeRequest, WakeStep } from "./onnx-wake-worker.ts";

/**
 * "Hey Stella": our own networks on speech features, in a thread of their own, where others hear once more what may have
 * been it.
 *
 * `open` throws a `Fault` `model.missing`, `model.corrupt`.
 */
export class OnnxWakeWord implements WakeWord {
  private readonly clock: Clock;
  private readonly rules: WakeEarRules;
  private thread: WorkerThread | null = null;
  private pending = new Int16Array(STEP_SAMPLES);
  private filled = 0;
  likeness = 0;

  constructor(clock: Clock, { threshold, verify }: WakeEarRules) {
    this.clock = clock;
    this.rules = { threshold, verify };
  }

  async open(): Promise<void> {
    const module = new URL("./onnx-wake-worker.ts", import.meta.url);
    this.thread = new WorkerThread("wake word", module, this.rules, this.clock);
    await this.ask({ ask: "open" });
  }

  /** The thread is asked once per 80 ms, whatever the length of what comes in: messages cost more than the head. */
  async hear(samples: Int16Array): Promise<number | null> {
    let heard: number | null = null;
    for (let taken = 0; taken < samples.length; ) {
      const part = samples.subarray(taken, taken + STEP_SAMPLES - this.filled);
      this.pending.set(part, this.filled);
      this.filled += part.length;
      taken += part.length;
      if (this.filled < STEP_SAMPLES) break;
      const step = this.pending;
      this.pending = new Int16Array(STEP_SAMPLES);
      this.filled = 0;
      const came = await this.ask<WakeStep>({ ask: "hear", samples: step });
      this.likeness = came.likeness;
      heard = came.heard ?? heard;
    }
    return heard;
  }

  reset(): Promise<void> {
    this.pending.fill(0);
    this.filled = 0;
    this.likeness = 0;
    return this.ask({ ask: "reset" });
  }

  async close(): Promise<void> {
    await this.thread?.close();
    this.thread = null;
  }

  private ask<T>(request: OnnxWakeRequest): Promise<T> {
    if (!this.thread) throw new Error("the wake word was asked before it was opened");
    return this.thread.request<T>(request);
  }
}
