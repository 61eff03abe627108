import { seededRandom } from "../../kernel/random.ts";
import {
  type HighScore,
  judgeScore,
  LISTENING,
  type WakeJudgement,
  type WakeScoreRules,
} from "../hearing/wake-rule.ts";
import {
  EMBEDDING_SIZE,
  FRAMES_PER_STEP,
  MEL_BANDS,
  OnnxWakeFeatures,
  STEP_SAMPLES,
} from "./onnx-wake-features.ts";
import { MEL_STEPS, OnnxWakeHead, WINDOW_STEPS } from "./onnx-wake-head.ts";

/** What may have been the wake word. */
export interface WakeCandidate extends HighScore {
  /** For a second hearing: the last second and a half, PCM16 at 16 kHz. */
  readonly sound: Int16Array;
}

const SOUND_SAMPLES = 20 * STEP_SAMPLES;

/**
 * Every microphone hisses more than this, in units of 16 bits. Where one is muted or gated its zeros are what no network
 * learnt from, and the name behind them was missed.
 */
const LEAST_HISS = 6;

/**
 * Features, head and rule over one stream, in this thread. Memory is bounded: two seconds of features and of sound.
 */
export class OnnxWakeEar {
  private readonly features = new OnnxWakeFeatures();
  private readonly random = seededRandom(1);
  private readonly rules: WakeScoreRules;
  private head: OnnxWakeHead | null = null;
  private readonly window = new Float32Array(WINDOW_STEPS * EMBEDDING_SIZE);
  private readonly frames = new Float32Array(MEL_STEPS * FRAMES_PER_STEP * MEL_BANDS);
  private embeddings = 0;
  private readonly sound = new Int16Array(SOUND_SAMPLES);
  private judgement: WakeJudgement = LISTENING;
  private latestScore = 0;

  constructor(rules: WakeScoreRules) {
    this.rules = rules;
  }

  async open(): Promise<void> {
    await this.features.open();
    this.head = await OnnxWakeHead.open();
  }

  async close(): Promise<void> {
    this.reset();
    await this.head?.close();
    await this.features.close();
    this.head = null;
  }

  /** The next sound does not follow the last one, which is overwritten. */
  reset(): void {
    this.features.reset();
    this.window.fill(0);
    this.frames.fill(0);
    this.embeddings = 0;
    this.sound.fill(0);
    this.judgement = LISTENING;
    this.latestScore = 0;
  }

  /** What the head made of the last step, whether or not that was enough. */
  get likeness(): number {
    return this.latestScore;
  }

  /**
   * @param samples the next {@link STEP_SAMPLES} samples
   * @returns the wake word, if it may just have been said
   */
  async step(samples: Int16Array): Promise<WakeCandidate | null> {
    if (!this.head) throw new Error("the wake word was asked before it was opened");
    this.sound.copyWithin(0, STEP_SAMPLES);
    this.sound.set(samples, SOUND_SAMPLES - STEP_SAMPLES);
    const embedding = await this.features.step(this.hissing(samples));
    const newest = this.features.newestFrames;
    this.frames.copyWithin(0, newest.length);
    this.frames.set(newest, this.frames.length - newest.length);
    if (!embedding) return null;
    this.window.copyWithin(0, EMBEDDING_SIZE);
    this.window.set(embedding, this.window.length - EMBEDDING_SIZE);
    this.embeddings = Math.min(this.embeddings + 1, WINDOW_STEPS);
    if (this.embeddings < WINDOW_STEPS) return null;

    const score = await this.head.score(this.window, this.frames);
    this.latestScore = score;
    const { judgement, high } = judgeScore(this.judgement, score, this.rules);
    this.judgement = judgement;
    return high && { ...high, sound: this.sound.slice() };
  }

  private hissing(samples: Int16Array): Int16Array {
    return samples.map((value) => {
      const hissed = value + Math.round((2 * this.random.next() - 1) * LEAST_HISS);
      return Math.max(-32_768, Math.min(32_767, hissed));
    });
  }
}
