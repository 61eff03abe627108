import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Fault, messageOf } from "./fault.ts";

/** The models that the robot knows how to use. */
export const modelName = z.enum([
  "person",
  "face",
  "melspectrogram",
  "speech-embedding",
  "speech-embedding-streaming",
  "wake-word",
  "wake-word-again",
  "voice-activity",
  "transcription-encoder",
  "transcription-decoder",
]);
export type ModelName = z.infer<typeof modelName>;

/** A dimension is a number, or the name of one that is free. */
const shape = z.array(z.union([z.number().int().positive(), z.string().min(1)]));

export const modelEntry = z.strictObject({
  name: modelName,
  /** Beside the manifest. */
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  what: z.string().min(1),
  /** Package, version and path that the weights came from, and what was done to them. */
  origin: z.string().min(1),
  licence: z.string().min(1),
  /** Tensor name → shape. */
  inputs: z.record(z.string(), shape),
  outputs: z.record(z.string(), shape),
});
export type ModelEntry = z.infer<typeof modelEntry>;

export const modelManifest = z.array(modelEntry);

export interface LoadedModel {
  /** The ONNX file, whose hash is the manifest's. */
  readonly bytes: Uint8Array;
  readonly entry: ModelEntry;
}

/** `models/` of this checkout. */
export const MODELS_FOLDER = fileURLToPath(new URL("../../models", import.meta.url));

/**
 * Reads one model and checks it against the manifest. Weights that are not the ones we tested would fail
 * silently, by seeing or hearing worse, so nothing is taken on trust.
 *
 * @throws Fault `model.manifest-invalid`, `model.missing`, `model.corrupt`
 */
export async function loadModel(name: ModelName, folder = MODELS_FOLDER): Promise<LoadedModel> {
  const entry = (await loadManifest(folder)).find((candidate) => candidate.name === name);
  const path = join(folder, entry?.file ?? "");
  if (!entry) {
    throw new Fault({
      code: "model.missing",
      what: `${join(folder, "manifest.json")} has no model "${name}".`,
      remedy: RESTORE,
    });
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Fault({
      code: "model.missing",
      what: `The ${name} model ${path} cannot be read (${messageOf(cause)}).`,
      remedy: RESTORE,
      cause,
    });
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== entry.sha256) {
    throw new Fault({
      code: "model.corrupt",
      what:
        `The ${name} model ${path} is not the one in the manifest: ` +
        `expected ${entry.bytes} bytes with sha256 ${entry.sha256}, found ${bytes.length} bytes with ${sha256}.`,
      remedy: RESTORE,
    });
  }
  return { bytes, entry };
}

/** @throws Fault `model.manifest-invalid` naming every mistake. */
export async function loadManifest(folder = MODELS_FOLDER): Promise<readonly ModelEntry[]> {
  const path = join(folder, "manifest.json");
  const parsed = await readFile(path, "utf8")
    .then((text) => modelManifest.safeParse(JSON.parse(text)))
    .catch((cause: unknown) => {
      throw new Fault({
        code: "model.manifest-invalid",
        what: `The model manifest ${path} cannot be read (${messageOf(cause)}).`,
        remedy: RESTORE,
        cause,
      });
    });
  if (parsed.success) return parsed.data;
  throw new Fault({
    code: "model.manifest-invalid",
    what: `The model manifest ${path} is broken: ${z.prettifyError(parsed.error)}.`,
    remedy: RESTORE,
  });
}

const RESTORE = "Restore the models folder with `git checkout -- models`.";
