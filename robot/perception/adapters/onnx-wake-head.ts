import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { EMBEDDING_SIZE, FRAMES_PER_STEP, MEL_BANDS } from "./onnx-wake-features.ts";

/** So many embeddings, 80 ms apart, decide: two seconds of sound. */
export const WINDOW_STEPS = 16;
/** So many steps of mel frames decide with them: a second and a half. */
export const MEL_STEPS = 19;

/** From this score of the heads on. Below it no look makes a wake word of it, and hardly anything is above. */
export const WORTH_A_LOOK = 0.05;

/**
 * Our own networks on the speech features: how likely it is that somebody has just said "hey Stella". The heads look at the
 * embeddings, which were made for any speech; what they find worth it is looked at again in the mel frames themselves, by
 * networks whose mistakes are others.
 */
export class OnnxWakeHead {
  private readonly heads: ort.InferenceSession;
  private readonly looks: ort.InferenceSession;

  private constructor(heads: ort.InferenceSession, looks: ort.InferenceSession) {
    this.heads = heads;
    this.looks = looks;
  }

  /**
   * @param bytes two ONNX files; left out, those that ship
   * @throws Fault `model.missing`, `model.corrupt`
   */
  static async open(bytes?: {
    readonly heads: Uint8Array;
    readonly looks: Uint8Array;
  }): Promise<OnnxWakeHead> {
    const heads = bytes?.heads ?? (await loadModel("wake-word")).bytes;
    const looks = bytes?.looks ?? (await loadModel("wake-word-look")).bytes;
    return new OnnxWakeHead(await sessionOf(heads), await sessionOf(looks));
  }

  async close(): Promise<void> {
    await this.heads.release();
    await this.looks.release();
  }

  /**
   * @param window {@link WINDOW_STEPS} embeddings, oldest first: [16, 96]
   * @param frames the mel frames of {@link MEL_STEPS} steps, oldest first: [152, 32]
   * @returns 0 … 1
   */
  async score(window: Float32Array, frames: Float32Array): Promise<number> {
    const embeddings = new ort.Tensor("float32", window, [1, WINDOW_STEPS, EMBEDDING_SIZE]);
    const likely = (await this.heads.run({ embeddings })).score;
    const score = numberIn(likely);
    if (!likely || score < WORTH_A_LOOK) return score;
    const mel = new ort.Tensor("float32", frames, [1, MEL_STEPS * FRAMES_PER_STEP, MEL_BANDS]);
    return numberIn((await this.looks.run({ mel, likely })).score);
  }
}

function sessionOf(model: Uint8Array): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}

function numberIn(tensor: ort.Tensor | undefined): number {
  const [score] = tensor?.data ?? [];
  if (typeof score !== "number") throw new Error("the wake word's networks gave no score");
  return score;
}
