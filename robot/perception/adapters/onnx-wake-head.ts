import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { EMBEDDING_SIZE, FRAMES_PER_STEP, MEL_BANDS } from "./onnx-wake-features.ts";

/** So many embeddings, 80 ms apart, decide: two seconds of sound. */
export const WINDOW_STEPS = 16;
/** So many steps of mel frames decide with them: a second and a half. */
export const MEL_STEPS = 19;

/**
 * Our own networks on the speech features: how likely it is that somebody has just said "hey Stella". Some look at the
 * embeddings, which were made for any speech, and some at the mel frames themselves, whose mistakes are others.
 */
export class OnnxWakeHead {
  private readonly session: ort.InferenceSession;

  private constructor(session: ort.InferenceSession) {
    this.session = session;
  }

  /**
   * @param bytes an ONNX file; left out, the one that ships
   * @throws Fault `model.missing`, `model.corrupt`
   */
  static async open(bytes?: Uint8Array): Promise<OnnxWakeHead> {
    const model = bytes ?? (await loadModel("wake-word")).bytes;
    return new OnnxWakeHead(
      await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 }),
    );
  }

  close(): Promise<void> {
    return this.session.release();
  }

  /**
   * @param window {@link WINDOW_STEPS} embeddings, oldest first: [16, 96]
   * @param frames the mel frames of {@link MEL_STEPS} steps, oldest first: [152, 32]
   * @returns 0 … 1
   */
  async score(window: Float32Array, frames: Float32Array): Promise<number> {
    const embeddings = new ort.Tensor("float32", window, [1, WINDOW_STEPS, EMBEDDING_SIZE]);
    const mel = new ort.Tensor("float32", frames, [1, MEL_STEPS * FRAMES_PER_STEP, MEL_BANDS]);
    const [score] = (await this.session.run({ embeddings, mel })).score?.data ?? [];
    if (typeof score !== "number") throw new Error("the wake word's head gave no score");
    return score;
  }
}
