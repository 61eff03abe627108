import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";

/** 80 ms: one step of the embedding. */
export const STEP_SAMPLES = 1280;
/** One embedding: what a wake word head looks at sixteen of. */
export const EMBEDDING_SIZE = 96;

/** The mel window looks back over these samples of the step before. */
const CONTEXT_SAMPLES = 480;
const MEL_BANDS = 32;
const FRAMES_PER_STEP = 8;
/** One embedding covers 76 mel frames of 10 ms: the tenth step completes the first. */
const STEPS_TO_FIRST = 10;

/** What is remembered of the sound so far. */
export interface FeatureMemory {
  readonly sound: Float32Array;
  readonly past: Readonly<Record<string, ort.Tensor>>;
  readonly steps: number;
}

/**
 * Speech features for wake word heads: mel spectrogram, then Google's speech embedding, as openWakeWord uses them.
 * One instance hears one stream; `step` must not be called again before it has resolved.
 */
export class OnnxWakeFeatures {
  private mel: ort.InferenceSession | null = null;
  private embedding: ort.InferenceSession | null = null;
  private readonly sound = new Float32Array(CONTEXT_SAMPLES + STEP_SAMPLES);
  /** What the embedding's convolutions need of the frames before, by the name of its input. */
  private silence: Readonly<Record<string, ort.Tensor>> = {};
  private past: Readonly<Record<string, ort.Tensor>> = {};
  private steps = 0;

  async open(): Promise<void> {
    this.mel = (await sessionOf("melspectrogram")).session;
    const { session, entry } = await sessionOf("speech-embedding-streaming");
    this.embedding = session;
    this.silence = Object.fromEntries(
      Object.entries(entry.inputs)
        .filter(([name]) => name.startsWith("past "))
        .map(([name, shape]) => [name, zeros(shape.map(Number))]),
    );
    this.reset();
  }

  async close(): Promise<void> {
    this.reset();
    await this.mel?.release();
    await this.embedding?.release();
    this.mel = null;
    this.embedding = null;
  }

  /** The next sound does not follow the last one. */
  reset(): void {
    this.sound.fill(0);
    this.past = this.silence;
    this.steps = 0;
  }

  /** To go back to with {@link recall}. */
  get memory(): FeatureMemory {
    return { sound: this.sound.slice(), past: this.past, steps: this.steps };
  }

  /** The next sound follows what was remembered here. */
  recall({ sound, past, steps }: FeatureMemory): void {
    this.sound.set(sound);
    this.past = past;
    this.steps = steps;
  }

  /**
   * @param samples the next {@link STEP_SAMPLES} samples
   * @returns the embedding of the last 76 mel frames ({@link EMBEDDING_SIZE} values), or null while there are fewer
   */
  async step(samples: Int16Array): Promise<Float32Array | null> {
    if (!this.mel || !this.embedding) throw new Error("the wake features are not open");
    if (samples.length !== STEP_SAMPLES)
      throw new Error(`${samples.length} samples instead of ${STEP_SAMPLES}`);
    this.sound.copyWithin(0, STEP_SAMPLES);
    // The model was exported for the range of int16, not −1 … 1.
    this.sound.set(samples, CONTEXT_SAMPLES);

    const sound = new ort.Tensor("float32", this.sound, [1, this.sound.length]);
    const { output } = await this.mel.run({ input: sound }); // [1, 1, 8, 32]
    // The scale that the embedding was trained with.
    const mel = floats(output).map((value) => value / 10 + 2);
    const frames = new ort.Tensor("float32", mel, [1, FRAMES_PER_STEP, MEL_BANDS, 1]);
    const { conv2d_19: embedding, ...next } = await this.embedding.run({ input_1: frames, ...this.past });
    this.past = Object.fromEntries(
      Object.entries(next).map(([name, tensor]) => [name.replace("next", "past"), tensor]),
    );
    this.steps = Math.min(this.steps + 1, STEPS_TO_FIRST);
    return this.steps < STEPS_TO_FIRST ? null : floats(embedding);
  }
}

async function sessionOf(model: "melspectrogram" | "speech-embedding-streaming") {
  const { bytes, entry } = await loadModel(model);
  const session = await ort.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return { session, entry };
}

function zeros(shape: readonly number[]): ort.Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return new ort.Tensor("float32", new Float32Array(size), shape);
}

function floats(tensor: ort.Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new Error("a model gave no float32");
  return tensor.data;
}
