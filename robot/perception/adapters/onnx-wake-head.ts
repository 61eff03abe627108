import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { EMBEDDING_SIZE } from "./onnx-wake-features.ts";

/** So many embeddings, 80 ms apart, decide: two seconds of sound. */
export const WINDOW_STEPS = 16;
/**
 * The first stage, which listens all the time: our own networks on the speech features say how likely it is that somebody has
 * just said "hey Stella".
 */
export class OnnxWakeHead {
  private readonly heads: ort.InferenceSession;

  private constructor(heads: ort.InferenceSession) {
    this.heads = heads;
  }

  /**
   * @param bytes an ONNX file; left out, the one that ships
   * @throws Fault `model.missing`, `model.corrupt`
   */
  static async open(bytes?: Uint8Array): Promise<OnnxWakeHead> {
    const heads = bytes ?? (await loadModel("wake-word")).bytes;
    return new OnnxWakeHead(
      await ort.InferenceSession.create(heads, { intraOpNumThreads: 1, interOpNumThreads: 1 }),
    );
  }

  close(): Promise<void> {
    return this.heads.release();
  }

  /**
   * @param window {@link WINDOW_STEPS} embeddings, oldest first: [16, 96]
   * @returns 0 … 1
   */
  async score(window: Float32Array): Promise<number> {
    const embeddings = new ort.Tensor("float32", window, [1, WINDOW_STEPS, EMBEDDING_SIZE]);
    const [score] = (await this.heads.run({ embeddings })).score?.data ?? [];
    if (typeof score !== "number") throw new Error("the wake word's networks gave no score");
    return score;
  }
}
