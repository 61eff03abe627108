import { spawn } from "node:child_process";
import { Fault, isAbort, messageOf } from "../../kernel/fault.ts";
import type { Picture } from "../sight/resample.ts";
import { ppmPictures } from "./ppm-stream.ts";

/** How ffmpeg's failure is told. */
export interface Telling {
  readonly code: string;
  /** "The camera /dev/video0": begins the sentence. */
  readonly subject: string;
  readonly remedy: string;
}

const LONGEST_COMPLAINT = 2000;

/**
 * Runs ffmpeg and hands out the pictures it writes, as fast as they are taken. The process is ended when
 * the signal is aborted (the iteration then simply ends) or the iteration is left.
 *
 * @param input ffmpeg's arguments up to and with `-i …`, and filters
 * @throws Fault `ffmpeg.missing`, or as `telling` says when ffmpeg fails
 */
export async function* ffmpegPictures(
  input: readonly string[],
  telling: Telling,
  signal: AbortSignal,
): AsyncIterable<Picture> {
  if (signal.aborted) return;
  const args = ["-nostdin", "-hide_banner", "-loglevel", "error", ...input];
  const child = spawn("ffmpeg", [...args, "-f", "image2pipe", "-c:v", "ppm", "pipe:1"], {
    stdio: ["ignore", "pipe", "pipe"],
    signal,
    killSignal: "SIGKILL",
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-LONGEST_COMPLAINT);
  });
  const ended = new Promise<{ code: number | null } | { error: Error }>((resolve) => {
    child.once("error", (error) => resolve({ error }));
    child.once("close", (code) => resolve({ code }));
  });
  try {
    yield* ppmPictures(child.stdout);
    const end = await ended;
    if (signal.aborted) return;
    if ("error" in end) throw end.error;
    if (end.code !== 0) throw new Error(lastLine(complaint) || `ffmpeg ended with code ${end.code}`);
  } catch (error) {
    if (signal.aborted || isAbort(error, signal)) return;
    throw faultOf(error, telling);
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

function faultOf(error: unknown, telling: Telling): Fault {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") {
    return new Fault({
      code: "ffmpeg.missing",
      what: `${telling.subject} cannot be read: the program ffmpeg is not installed.`,
      remedy: "Install it with `apt-get install ffmpeg`.",
      cause: error,
    });
  }
  return new Fault({
    code: telling.code,
    what: `${telling.subject} cannot be read (${messageOf(error)}).`,
    remedy: telling.remedy,
    cause: error,
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
