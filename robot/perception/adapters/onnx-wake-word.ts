import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";
import type { WakeWordRules } from "../hearing/hearing-config.ts";
import type { Transcriber, Transcript } from "../hearing/transcriber.ts";
import { CANDIDATE, HEARD_AGAIN_SAMPLES, WAKE_SENTENCES, wakeLikelihood } from "../hearing/wake-evidence.ts";
import type { WakeWord } from "../hearing/wake-word.ts";
import type { WakeCandidate } from "./onnx-wake-ear.ts";
import { STEP_SAMPLES } from "./onnx-wake-features.ts";
import type { OnnxWakeRequest, WakeStep } from "./onnx-wake-worker.ts";

/**
 * "Hey Stella": our own networks on speech features, in a thread of their own, and a transcriber that hears once more what
 * may have been it.
 *
 * `open` throws a `Fault` `model.missing`, `model.corrupt`.
 */
export class OnnxWakeWord implements WakeWord {
  private readonly clock: Clock;
  private readonly threshold: number;
  private readonly transcriber: Transcriber | null;
  private thread: WorkerThread | null = null;
  private pending = new Int16Array(STEP_SAMPLES);
  private filled = 0;
  private woken = false;
  likeness = 0;

  /** @param transcriber null: the networks decide alone */
  constructor(
    clock: Clock,
    { threshold }: Pick<WakeWordRules, "threshold">,
    transcriber: Transcriber | null,
  ) {
    this.clock = clock;
    this.threshold = threshold;
    this.transcriber = transcriber;
  }

  async open(): Promise<void> {
    const module = new URL("./onnx-wake-worker.ts", import.meta.url);
    const threshold = this.transcriber ? Math.min(CANDIDATE, this.threshold) : this.threshold;
    this.thread = new WorkerThread("wake word", module, { threshold }, this.clock);
    await this.ask({ ask: "open" });
    await this.transcriber?.open();
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
      if (came.candidate) heard = (await this.judge(came.candidate)) ?? heard;
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
    await this.transcriber?.close();
  }

  /** Until the networks no longer find the name in it, the same sound wakes once. */
  private async judge({ score, again, sound }: WakeCandidate): Promise<number | null> {
    if (again === 0) this.woken = false;
    if (this.woken) return null;
    const likely = await this.likelihood(score, sound);
    sound.fill(0);
    this.woken = likely >= this.threshold;
    return this.woken ? likely : null;
  }

  /** The networks' own score where nobody hears it again, or the transcriber fails. */
  private async likelihood(score: number, sound: Int16Array): Promise<number> {
    if (!this.transcriber) return score;
    try {
      const transcripts: Transcript[] = [];
      for (const length of HEARD_AGAIN_SAMPLES) {
        transcripts.push(await this.transcriber.transcribe(sound.slice(-length), WAKE_SENTENCES));
        // Each takes an eighth of a second, and the best of them counts.
        if (wakeLikelihood(score, transcripts) >= this.threshold) break;
      }
      return wakeLikelihood(score, transcripts);
    } catch (error) {
      if (error instanceof Fault) return score;
      throw error;
    }
  }

  private ask<T>(request: OnnxWakeRequest): Promise<T> {
    if (!this.thread) throw new Error("the wake word was asked before it was opened");
    return this.thread.request<T>(request);
  }
}
