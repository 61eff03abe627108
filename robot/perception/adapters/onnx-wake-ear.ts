import { seededRandom } from "../../kernel/random.ts";
import { CANDIDATE, wakeLikelihood } from "../hearing/wake-evidence.ts";
import { type HighScore, judgeScore, LISTENING, type WakeJudgement } from "../hearing/wake-rule.ts";
import { HEARD_AGAIN_SAMPLES, OnnxWakeAgain } from "./onnx-wake-again.ts";
import { EMBEDDING_SIZE, type FeatureMemory, OnnxWakeFeatures, STEP_SAMPLES } from "./onnx-wake-features.ts";
import { OnnxWakeHead, WINDOW_STEPS } from "./onnx-wake-head.ts";

export interface WakeEarRules {
  readonly threshold: number;
  /** Whether what may have been the wake word is heard again. */
  readonly verify: boolean;
}

/**
 * Every microphone hisses more than this, in units of 16 bits. Where one is muted or gated its zeros are what no network
 * learnt from, and the name behind them was missed.
 */
const LEAST_HISS = 6;

/** Until the window is full of a quiet room: who calls as soon as it listens must be heard, too. */
const SETTLING_STEPS = 26;

/** A quiet room, as the first stage remembers it. */
interface Quiet {
  readonly features: FeatureMemory;
  readonly window: Float32Array;
}

/**
 * Features, both stages and their rules over one stream, in this thread. Memory is bounded: two seconds of features and of
 * sound.
 */
export class OnnxWakeEar {
  private readonly features = new OnnxWakeFeatures();
  private readonly random = seededRandom(1);
  private readonly rules: WakeEarRules;
  private head: OnnxWakeHead | null = null;
  private again: OnnxWakeAgain | null = null;
  private readonly window = new Float32Array(WINDOW_STEPS * EMBEDDING_SIZE);
  private quiet: Quiet | null = null;
  private readonly sound = new Int16Array(HEARD_AGAIN_SAMPLES);
  private judgement: WakeJudgement = LISTENING;
  private woken = false;
  private latestScore = 0;

  constructor(rules: WakeEarRules) {
    this.rules = rules;
  }

  async open(): Promise<void> {
    await this.features.open();
    this.head = await OnnxWakeHead.open();
    this.again = this.rules.verify ? await OnnxWakeAgain.open() : null;
    for (let at = 0; at < SETTLING_STEPS; at++) await this.listen(new Int16Array(STEP_SAMPLES));
    this.quiet = { features: this.features.memory, window: this.window.slice() };
  }

  async close(): Promise<void> {
    this.reset();
    await this.head?.close();
    await this.again?.close();
    await this.features.close();
    this.head = null;
    this.again = null;
  }

  /** The next sound does not follow the last one, which is overwritten. */
  reset(): void {
    this.features.reset();
    this.window.fill(0);
    if (this.quiet) {
      this.features.recall(this.quiet.features);
      this.window.set(this.quiet.window);
    }
    this.sound.fill(0);
    this.judgement = LISTENING;
    this.woken = false;
    this.latestScore = 0;
  }

  /** What the first stage made of the last step, whether or not that was enough. */
  get likeness(): number {
    return this.latestScore;
  }

  /**
   * @param samples the next {@link STEP_SAMPLES} samples
   * @returns how likely the wake word was just said, when that is enough; null otherwise
   */
  async step(samples: Int16Array): Promise<number | null> {
    if (!this.head) throw new Error("the wake word was asked before it was opened");
    this.sound.copyWithin(0, STEP_SAMPLES);
    this.sound.set(samples, HEARD_AGAIN_SAMPLES - STEP_SAMPLES);
    await this.listen(samples);

    const score = await this.head.score(this.window);
    this.latestScore = score;
    const { threshold } = this.rules;
    const candidate = this.again ? Math.min(CANDIDATE, threshold) : threshold;
    const { judgement, high } = judgeScore(this.judgement, score, { threshold: candidate });
    this.judgement = judgement;
    return high && this.judge(high);
  }

  private async listen(samples: Int16Array): Promise<void> {
    const embedding = await this.features.step(this.hissing(samples));
    if (!embedding) return;
    this.window.copyWithin(0, EMBEDDING_SIZE);
    this.window.set(embedding, this.window.length - EMBEDDING_SIZE);
  }

  /** Until the networks no longer find the name in it, the same sound wakes once. */
  private async judge({ score, again }: HighScore): Promise<number | null> {
    if (again === 0) this.woken = false;
    if (this.woken) return null;
    const likely = this.again ? wakeLikelihood(score, await this.again.logit(this.sound)) : score;
    this.woken = likely >= this.rules.threshold;
    return this.woken ? likely : null;
  }

  private hissing(samples: Int16Array): Int16Array {
    return samples.map((value) => {
      const hissed = value + Math.round((2 * this.random.next() - 1) * LEAST_HISS);
      return Math.max(-32_768, Math.min(32_767, hissed));
    });
  }
}
