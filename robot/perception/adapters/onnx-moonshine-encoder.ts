import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { openOnnxSession } from "./onnx-session.ts";

/** Its steps are 24 ms long, each of so many numbers. */
export const HEARD_SIZE = 288;

/** Shorter sound than the first layers are wide cannot be encoded. */
const SHORTEST_SAMPLES = 1_600;
/** It was made for speech near to a microphone, and hears a faint voice less well. */
const LOUDEST = 0.5;

/** The ear of Moonshine tiny (Jeffries et al. 2024, arXiv:2410.15608), English: raw sound to what was heard in it. */
export class OnnxMoonshineEncoder {
  private readonly session: ort.InferenceSession;

  private constructor(session: ort.InferenceSession) {
    this.session = session;
  }

  /** @throws Fault `model.missing`, `model.corrupt`, `model.refused` */
  static async open(): Promise<OnnxMoonshineEncoder> {
    return new OnnxMoonshineEncoder(await openOnnxSession(await loadModel("transcription-encoder")));
  }

  close(): Promise<void> {
    return this.session.release();
  }

  /**
   * @param samples PCM16, mono, 16 kHz, at any level
   * @returns [1, steps, {@link HEARD_SIZE}]; null when there is nothing in it
   */
  async encode(samples: Int16Array): Promise<ort.Tensor | null> {
    const sound = levelled(samples);
    if (sound === null) return null;
    const input = new ort.Tensor("float32", sound, [1, sound.length]); // ± 1
    const { last_hidden_state: heard } = await this.session.run({ input_values: input });
    if (!heard) throw new Error("the transcription model has no last_hidden_state");
    return heard;
  }
}

function levelled(samples: Int16Array): Float32Array | null {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (samples.length < SHORTEST_SAMPLES || loudest === 0) return null;
  return Float32Array.from(samples, (sample) => (sample / loudest) * LOUDEST);
}
