import { InferenceSession, type Tensor } from "onnxruntime-node";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { LoadedModel } from "../../kernel/model-manifest.ts";

/**
 * Opens a checked model for one thread's use. One intra-op thread: the robot runs several models beside
 * each other, and the same input then gives the same output to the last bit.
 *
 * @throws Fault `model.refused` when onnxruntime cannot run it, or its names are not the manifest's
 */
export async function openOnnxSession({ bytes, entry }: LoadedModel): Promise<InferenceSession> {
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw refused(entry.file, messageOf(cause), cause);
  });
  const missing = [
    ...Object.keys(entry.inputs).filter((name) => !session.inputNames.includes(name)),
    ...Object.keys(entry.outputs).filter((name) => !session.outputNames.includes(name)),
  ];
  if (missing.length > 0) {
    await session.release();
    throw refused(entry.file, `it has no ${missing.join(", ")}`);
  }
  return session;
}

/** The numbers of a float32 output. */
export function floatsOf(tensor: Tensor): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data;
  throw new Error(`a float32 tensor was expected, not ${tensor.type}`);
}

function refused(file: string, why: string, cause?: unknown): Fault {
  return new Fault({
    code: "model.refused",
    what: `onnxruntime cannot use the model ${file} (${why}).`,
    remedy: "Restore the models folder with `git checkout -- models`, and reinstall with `npm ci`.",
    cause,
  });
}
