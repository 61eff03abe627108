import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { OnnxMoonshineEncoder } from "./onnx-moonshine-encoder.ts";
import { floatsOf } from "./onnx-session.ts";

/** So much of the newest sound is heard again: 1.6 s. */
export const HEARD_AGAIN_SAMPLES = 25_600;

/**
 * The second stage of the wake word: our own networks on what the transcriber's encoder, which learnt from the speech of very
 * many people, makes of the last second and a half. Ten milliseconds of a core, for what may be the name only.
 */
export class OnnxWakeAgain {
  private readonly encoder: OnnxMoonshineEncoder;
  private readonly networks: ort.InferenceSession;

  private constructor(encoder: OnnxMoonshineEncoder, networks: ort.InferenceSession) {
    this.encoder = encoder;
    this.networks = networks;
  }

  /**
   * @param bytes an ONNX file; left out, the one that ships
   * @throws Fault `model.missing`, `model.corrupt`, `model.refused`
   */
  static async open(bytes?: Uint8Array): Promise<OnnxWakeAgain> {
    const encoder = await OnnxMoonshineEncoder.open();
    const networks = bytes ?? (await loadModel("wake-word-again")).bytes;
    return new OnnxWakeAgain(
      encoder,
      await ort.InferenceSession.create(networks, { intraOpNumThreads: 1, interOpNumThreads: 1 }),
    );
  }

  async close(): Promise<void> {
    await this.encoder.close();
    await this.networks.release();
  }

  /**
   * @param sound {@link HEARD_AGAIN_SAMPLES} samples, PCM16 at 16 kHz
   * @returns the logit of how likely the wake word was just said; null for silence
   */
  async logit(sound: Int16Array): Promise<number | null> {
    const heard = await this.encoder.encode(sound);
    return heard && this.logitOf(heard);
  }

  /** @param heard what the encoder makes of such a sound: [1, 65, 288] */
  async logitOf(heard: ort.Tensor): Promise<number> {
    const { logit } = await this.networks.run({ heard });
    const [value] = logit ? floatsOf(logit) : [];
    if (value === undefined) throw new Error("the wake word's second stage gave no logit");
    return value;
  }
}
