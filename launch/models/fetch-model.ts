import { copyFile, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import {
  bytesAt,
  type FetchedFile,
  type FetchedModel,
  pathIn,
  sha256Of,
} from "../../robot/kernel/fetched-model.ts";
import { makeFolder } from "../../robot/kernel/folder.ts";
import { diskFault, download, partOf, settle } from "./download.ts";

export interface FetchOptions {
  /** The folder of all fetched models. */
  readonly folder: string;
  /** A folder that has the files, or one of the files itself; null for the net. */
  readonly from: string | null;
  /** After each piece: bytes of the model that are there. */
  readonly onProgress: (bytesThere: number) => void;
}

/**
 * Brings all files of a model that are not there yet.
 *
 * @throws Fault `models.no-room`, `models.not-in-source`, `models.unreadable`, and those of {@link download}; what was complete by then stays
 */
export async function fetchModel(
  model: FetchedModel,
  { folder, from, onProgress }: FetchOptions,
  signal: AbortSignal,
): Promise<void> {
  const missing: FetchedFile[] = [];
  for (const file of model.files) if (!(await isRight(file, pathIn(folder, model, file)))) missing.push(file);
  let there = sizeOf(model.files) - sizeOf(missing);

  prepare(join(folder, model.name));
  // What an earlier try left is gone on with, or written over.
  const begun = missing.reduce(
    (sum, file) => sum + Math.min(file.bytes, bytesAt(partOf(pathIn(folder, model, file)))),
    0,
  );
  await demandRoom(join(folder, model.name), sizeOf(missing) - begun);
  for (const file of missing) {
    const path = pathIn(folder, model, file);
    if (from === null) await download(file, path, (bytes) => onProgress(there + bytes), signal);
    else await copy(model, file, from, path);
    there += file.bytes;
    onProgress(there);
  }
}

async function isRight(file: FetchedFile, path: string): Promise<boolean> {
  return bytesAt(path) === file.bytes && (await sha256Of(path)) === file.sha256;
}

async function copy(model: FetchedModel, file: FetchedFile, from: string, path: string): Promise<void> {
  const source = sourceOf(model, file, from);
  if (source === null) {
    throw new Fault({
      code: "models.not-in-source",
      what: `${from} has neither ${file.path} nor ${nameAtSource(file)} with its ${file.bytes} bytes.`,
      remedy: `On a computer with internet, download ${file.url} into that folder.`,
    });
  }
  const part = partOf(path);
  try {
    await copyFile(source, part);
  } catch (error) {
    await rm(part, { force: true, recursive: true });
    throw (await unreadable(source, file)) ?? diskFault(part, error);
  }
  await settle(file, part, path, { named: source, remedy: copyAgain(file) });
}

/** `copyFile` does not tell which side failed. Null: the source can be read to its end. */
async function unreadable(source: string, file: FetchedFile): Promise<Fault | null> {
  try {
    await sha256Of(source);
    return null;
  } catch (cause) {
    return new Fault({
      code: "models.unreadable",
      what: `${source} cannot be read (${messageOf(cause)}).`,
      remedy: `Check who may read it. ${copyAgain(file)}`,
      cause,
    });
  }
}

function copyAgain({ url }: FetchedFile): string {
  return `Copy it onto the stick again; if it stays so, download ${url} anew.`;
}

/** A stick holds another robot's folder of models, or files under the list's names or those they were downloaded under. */
function sourceOf(model: FetchedModel, file: FetchedFile, from: string): string | null {
  const inFolder = [join(model.name, file.path), file.path, nameAtSource(file)].map((name) =>
    join(from, name),
  );
  const itself = [file.path, nameAtSource(file)].some((name) => from.endsWith(name)) ? [from] : [];
  return [...inFolder, ...itself].find((path) => bytesAt(path) === file.bytes) ?? null;
}

function nameAtSource({ url }: FetchedFile): string {
  return decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
}

function prepare(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw diskFault(folder, error);
  }
}

async function demandRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(folder));
  if (bavail * bsize >= bytes) return;
  throw new Fault({
    code: "models.no-room",
    what: `${folder} needs ${megabytes(bytes)} MB, and ${megabytes(bavail * bsize)} MB are free.`,
    remedy: "Free some room, or let hearing.recogniser.modelsFolder name a folder on another disk.",
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

export function sizeOf(files: readonly FetchedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
