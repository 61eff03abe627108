import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { bytesAt, type FetchedFile, sha256Of } from "../../robot/kernel/fetched-model.ts";

/** Bytes of the file that are there, of `bytes` in all. */
export type OnProgress = (bytesThere: number) => void;

/** Where a file grows before it takes its place. */
export function partOf(path: string): string {
  return `${path}.part`;
}

/**
 * Brings one file to `path`. It grows in `path.part`, and goes on there after a download that was cut off; only when its
 * sum is right does it take its place, in one step.
 *
 * @throws Fault `models.offline`, `models.refused`, `models.cut-off`, `models.wrong-sum`, `models.disk`
 */
export async function download(
  file: FetchedFile,
  path: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  const part = partOf(path);
  if (bytesAt(part) > file.bytes) await rm(part);
  if (bytesAt(part) < file.bytes) await goOn(file, part, onProgress, signal);
  await settle(file, part, path, {
    named: `What came for ${file.path}`,
    remedy: `Try again; if it happens twice, ${file.url} has changed or something on the way changes it: do not use it.`,
  });
}

/** Where a file came from, and what to do when it is another. */
export interface Origin {
  readonly named: string;
  readonly remedy: string;
}

/** Moves a file that is whole into its place. @throws Fault `models.wrong-sum`, and it is gone then */
export async function settle(
  file: FetchedFile,
  part: string,
  path: string,
  { named, remedy }: Origin,
): Promise<void> {
  const sha256 = await sha256Of(part);
  if (sha256 !== file.sha256) {
    await rm(part);
    throw new Fault({
      code: "models.wrong-sum",
      what: `${named} is not the file of the list: expected sha256 ${file.sha256}, found ${sha256}.`,
      remedy,
    });
  }
  await rename(part, path);
}

async function goOn(
  file: FetchedFile,
  part: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  const from = bytesAt(part);
  const response = await ask(file, from, signal);
  // A server that knows no ranges answers 200, with everything from the beginning.
  const there = response.status === 206 ? from : 0;
  if (!response.ok || !response.body) throw refused(file, response.status);

  let count = there;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      count += chunk.length;
      // More than was promised is not our file; it must not fill the disk.
      if (count > file.bytes) return;
      onProgress(count);
      yield chunk;
    }
  };
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await pipeline(body, counted, createWriteStream(part, { flags: there > 0 ? "a" : "w" }), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw isOfTheDisk(error) ? diskFault(part, error) : cutOff(file, bytesAt(part), error);
  }
  if (count > file.bytes) {
    await rm(part);
    throw tooLong(file);
  }
  if (count < file.bytes) throw cutOff(file, count);
}

async function ask(file: FetchedFile, from: number, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(file.url, { signal, headers: from > 0 ? { range: `bytes=${from}-` } : {} });
  } catch (cause) {
    signal.throwIfAborted();
    // The message of `fetch` is "fetch failed"; the reason is its cause.
    const why = messageOf(cause instanceof Error && cause.cause ? cause.cause : cause);
    throw new Fault({
      code: "models.offline",
      what: `${new URL(file.url).host} cannot be reached for ${file.path} (${why}).`,
      remedy: "Check the network, or bring the files on a stick and use `stella models fetch --from FOLDER`.",
      cause,
    });
  }
}

function refused(file: FetchedFile, status: number): Fault {
  return new Fault({
    code: "models.refused",
    what: `${file.url} was answered with ${status}.`,
    remedy:
      "Try later; when it stays so, the file has moved: list its new address in local.json, with the same sum.",
  });
}

function cutOff(file: FetchedFile, count: number, cause?: unknown): Fault {
  return new Fault({
    code: "models.cut-off",
    what: `The connection ended after ${count} of ${file.bytes} bytes of ${file.path}.`,
    remedy: "Run the same command again: it goes on where it stopped.",
    cause,
  });
}

function tooLong(file: FetchedFile): Fault {
  return new Fault({
    code: "models.wrong-sum",
    what: `${file.url} is longer than the ${file.bytes} bytes of the list.`,
    remedy: "Something on the way answers in its place, such as a network's sign-in page: do not use it.",
  });
}

function isOfTheDisk(error: unknown): boolean {
  const codes = ["ENOSPC", "EDQUOT", "EACCES", "EROFS", "EIO", "EISDIR"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** A file or folder that cannot be written. */
export function diskFault(path: string, cause: unknown): Fault {
  return new Fault({
    code: "models.disk",
    what: `${path} cannot be written (${messageOf(cause)}).`,
    remedy:
      "Free some room or check the folder's owner; hearing.recogniser.modelsFolder may name another folder.",
    cause,
  });
}
