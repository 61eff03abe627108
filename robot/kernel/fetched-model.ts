import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { Fault, messageOf } from "./fault.ts";
import { MODELS_FOLDER } from "./model-manifest.ts";

/** One file of a model that is fetched rather than shipped. */
export const fetchedFile = z.strictObject({
  /** Its place in the model's folder, whatever its name is at the source. */
  path: z.string().regex(/^[\w-][\w.-]*$/, "must be a plain file name"),
  /** Names one revision, so that the sum stays true. */
  url: z.url({ protocol: /^https?$/ }),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits in lower case"),
});
export type FetchedFile = z.infer<typeof fetchedFile>;

/** The files that sherpa-onnx's adapters open: of a streaming transducer, and of a VITS voice such as Piper's. */
const FILES_FOR_SHERPA = {
  hearing: ["encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt"],
  voice: ["model.onnx", "tokens.txt"],
} as const;

/** A model that `stella models fetch` brings: too large for the repository, or under a licence that it does not share. */
export const fetchedModel = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and dashes"),
    /** What it is made for. */
    engine: z.enum(["pocketsphinx", "sherpa"]),
    use: z.enum(["hearing", "voice"]).default("hearing"),
    language: z.enum(["en", "es"]),
    what: z.string().min(1),
    origin: z.string().min(1),
    licence: z.string().min(1),
    files: z.array(fetchedFile).min(1),
  })
  .check(({ value: { engine, use, files }, issues }) => {
    const mistake = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: files });
    if (engine !== "sherpa") {
      if (use === "voice") mistake("engine", "a voice is for sherpa");
      return;
    }
    const needed = FILES_FOR_SHERPA[use];
    const named = use === "voice" ? "voice" : "model";
    if (!needed.every((path) => files.some((file) => file.path === path)))
      mistake("files", `a ${named} for sherpa has ${needed.join(", ")}`);
  });
export type FetchedModel = z.infer<typeof fetchedModel>;

const fetchedModels = z.array(fetchedModel);

/** Where a technician lists models of their own, in the folder that models are fetched into. */
export const LOCAL_LIST = "local.json";

/**
 * The models that can be had: those that Stella knows, then those of the folder's own list.
 *
 * @throws Fault `model.list-invalid` naming every mistake
 */
export function knownModels(folder: string): readonly FetchedModel[] {
  const local = join(folder, LOCAL_LIST);
  return [...listIn(join(MODELS_FOLDER, "downloads.json")), ...(existsSync(local) ? listIn(local) : [])];
}

export function pathIn(folder: string, model: FetchedModel, file: FetchedFile): string {
  return join(folder, model.name, file.path);
}

/** Whether all of its files are there with their right sizes. Quick; {@link flawOf} reads every byte. */
export function isPresent(folder: string, model: FetchedModel): boolean {
  return model.files.every((file) => bytesAt(pathIn(folder, model, file)) === file.bytes);
}

/** The first file that is not the one of the list, with what is wrong with it; null when all are right. */
export async function flawOf(folder: string, model: FetchedModel): Promise<string | null> {
  for (const file of model.files) {
    const path = pathIn(folder, model, file);
    const bytes = bytesAt(path);
    if (bytes !== file.bytes) return `${path} has ${bytes} bytes instead of ${file.bytes}`;
    if ((await sha256Of(path)) !== file.sha256) return `${path} has another checksum than the list`;
  }
  return null;
}

/** Hexadecimal, in lower case. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** 0 when there is no such file, nor can be. */
export function bytesAt(path: string): number {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : 0;
  } catch {
    return 0;
  }
}

function listIn(path: string): readonly FetchedModel[] {
  const parsed = fetchedModels.safeParse(jsonIn(path));
  if (parsed.success) return parsed.data;
  throw listInvalid(path, z.prettifyError(parsed.error));
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw listInvalid(path, messageOf(cause));
  }
}

function listInvalid(path: string, why: string): Fault {
  return new Fault({
    code: "model.list-invalid",
    what: `The list of models ${path} is broken: ${why}.`,
    remedy: "Correct it; models/README.md says what belongs in an entry.",
  });
}
