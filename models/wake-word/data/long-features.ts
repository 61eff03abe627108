import onnxProto from "onnx-proto";
import * as ort from "onnxruntime-node";
import { type LoadedModel, loadModel } from "../../../robot/kernel/model-manifest.ts";
import { EMBEDDING_SIZE, STEP_SAMPLES } from "../../../robot/perception/adapters/onnx-wake-features.ts";

const { onnx } = onnxProto;
const CONTEXT_SAMPLES = 480;
const MEL_BANDS = 32;
const MEL_FRAMES = 76;
const FRAMES_PER_STEP = 8;
/** The mel model clips each step this far below its loudest value. */
const RANGE_DB = 80;

/**
 * The numbers that the robot's `OnnxWakeFeatures` gives step by step, of a whole sound at once. The embedding is
 * convolutional in time, so neighbours share all but the newest eight frames: eight times as fast.
 * `streaming-embedding.test.ts` holds the two together.
 */
export class LongFeatures {
  private readonly mel: ort.InferenceSession;
  private readonly embedding: ort.InferenceSession;

  private constructor(mel: ort.InferenceSession, embedding: ort.InferenceSession) {
    this.mel = mel;
    this.embedding = embedding;
  }

  static async open(): Promise<LongFeatures> {
    const mel = await sessionOf(unclipped(await loadModel("melspectrogram")));
    return new LongFeatures(mel, await sessionOf(ofAnyLength(await loadModel("speech-embedding"))));
  }

  async close(): Promise<void> {
    await this.mel.release();
    await this.embedding.release();
  }

  /** @returns the embeddings of each whole step from the tenth on: [steps − 9, 96] */
  async of(samples: Int16Array): Promise<Float32Array> {
    const steps = Math.floor(samples.length / STEP_SAMPLES);
    const rows = steps - Math.ceil(MEL_FRAMES / FRAMES_PER_STEP) + 1;
    const mel = await this.melOf(samples, steps);
    if (rows <= 0) return new Float32Array(0);
    // Windows end with a step: 76 frames are nine steps and a half.
    const first = steps * FRAMES_PER_STEP - MEL_FRAMES - (rows - 1) * FRAMES_PER_STEP;
    const frames = mel.subarray(first * MEL_BANDS);
    const found = await run(this.embedding, frames, [1, frames.length / MEL_BANDS, MEL_BANDS, 1]);
    // Channels come first once there is more than one step.
    return Float32Array.from(
      found,
      (_, k) => found[(k % EMBEDDING_SIZE) * rows + Math.floor(k / EMBEDDING_SIZE)] ?? 0,
    );
  }

  private async melOf(samples: Int16Array, steps: number): Promise<Float32Array> {
    const sound = new Float32Array(CONTEXT_SAMPLES + steps * STEP_SAMPLES);
    sound.set(samples.subarray(0, steps * STEP_SAMPLES), CONTEXT_SAMPLES);
    const mel = (await run(this.mel, sound, [1, sound.length])).slice(0, steps * FRAMES_PER_STEP * MEL_BANDS);
    for (let from = 0; from < mel.length; from += FRAMES_PER_STEP * MEL_BANDS) {
      const step = mel.subarray(from, from + FRAMES_PER_STEP * MEL_BANDS);
      const floor = step.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) - RANGE_DB;
      for (let k = 0; k < step.length; k++) step[k] = Math.max(step[k] ?? 0, floor) / 10 + 2;
    }
    return mel;
  }
}

/** The mel model without its last node, which clips relative to the loudest value of all that it is given. */
function unclipped({ bytes }: LoadedModel): Uint8Array {
  const model = onnx.ModelProto.decode(bytes);
  const { graph } = model;
  const clip = graph?.node?.at(-1);
  const [output] = graph?.output ?? [];
  if (clip?.opType !== "Clip" || !output || !clip.input)
    throw new Error("the mel model is not the one this was written for");
  output.name = clip.input[0] ?? "";
  return onnx.ModelProto.encode(model).finish();
}

/** The embedding model for any number of mel frames from 76 on. */
function ofAnyLength({ bytes }: LoadedModel): Uint8Array {
  const model = onnx.ModelProto.decode(bytes);
  const [input] = model.graph?.input ?? [];
  const time = input?.type?.tensorType?.shape?.dim?.[1];
  const shape = model.graph?.initializer?.find(({ name }) => name === model.graph?.node?.[0]?.input?.[1]);
  if (!time || !shape) throw new Error("the embedding model is not the one this was written for");
  time.dimValue = null;
  time.dimParam = "time";
  // One channel first: [1, 1, time, 32] in place of [-1, 1, 76, 32].
  shape.rawData = new Uint8Array(BigInt64Array.of(1n, 1n, -1n, BigInt(MEL_BANDS)).buffer);
  return onnx.ModelProto.encode(model).finish();
}

function sessionOf(bytes: Uint8Array): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}

async function run(
  session: ort.InferenceSession,
  data: Float32Array,
  shape: readonly number[],
): Promise<Float32Array> {
  const [input = "", output = ""] = [session.inputNames[0], session.outputNames[0]];
  const found = (await session.run({ [input]: new ort.Tensor("float32", data, shape) }))[output];
  if (!(found?.data instanceof Float32Array)) throw new Error(`${output} is not float32`);
  return found.data;
}
