import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";

/** 80 ms: one step of the embedding. */
export const STEP_SAMPLES = 1280;
/** One embedding: what a wake word head looks at sixteen of. */
export const EMBEDDING_SIZE = 96;

/** The mel window looks back over these samples of the step before. */
const CONTEXT_SAMPLES = 480;
const MEL_BANDS = 32;
/** One embedding covers 76 mel frames of 10 ms, and moves on by 8. */
const MEL_FRAMES = 76;

/**
 * Speech features for wake word heads: mel spectrogram, then Google's speech embedding, as openWakeWord uses them.
 * One instance hears one stream; `step` must not be called again before it has resolved.
 */
export class OnnxWakeFeatures {
  private mel: ort.InferenceSession | null = null;
  private embedding: ort.InferenceSession | null = null;
  private readonly sound = new Float32Array(CONTEXT_SAMPLES + STEP_SAMPLES);
  private melFrames: Float32Array = new Float32Array(0);

  async open(): Promise<void> {
    this.mel = await sessionOf("melspectrogram");
    this.embedding = await sessionOf("speech-embedding");
  }

  async close(): Promise<void> {
    await this.mel?.release();
    await this.embedding?.release();
    this.mel = null;
    this.embedding = null;
  }

  /** The next sound does not follow the last one. */
  reset(): void {
    this.sound.fill(0);
    this.melFrames = new Float32Array(0);
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
    const mel = await only(this.mel, sound); // [frames, 1, 1, 32] or [1, 1, frames, 32]
    this.keep(mel);
    if (this.melFrames.length < MEL_FRAMES * MEL_BANDS) return null;

    const window = new ort.Tensor("float32", this.melFrames, [1, MEL_FRAMES, MEL_BANDS, 1]);
    return only(this.embedding, window);
  }

  private keep(mel: Float32Array): void {
    const joined = new Float32Array(this.melFrames.length + mel.length);
    joined.set(this.melFrames);
    // The scale that the embedding was trained with.
    joined.set(
      mel.map((value) => value / 10 + 2),
      this.melFrames.length,
    );
    this.melFrames = joined.slice(-MEL_FRAMES * MEL_BANDS);
  }
}

async function sessionOf(model: "melspectrogram" | "speech-embedding"): Promise<ort.InferenceSession> {
  const { bytes } = await loadModel(model);
  return ort.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}

/** Runs a model with one input and one output. */
async function only(session: ort.InferenceSession, input: ort.Tensor): Promise<Float32Array> {
  const [inputName, outputName] = [session.inputNames[0], session.outputNames[0]];
  if (inputName === undefined || outputName === undefined) throw new Error("a model without input or output");
  const output = (await session.run({ [inputName]: input }))[outputName];
  if (!(output?.data instanceof Float32Array)) throw new Error(`${outputName} is not float32`);
  return output.data;
}
