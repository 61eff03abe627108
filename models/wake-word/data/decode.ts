import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "./folders.ts";
import { RECORDINGS, type Recording } from "./recordings.ts";
import { skySpeech } from "./sky-talkie.ts";
import { talkieSpeech } from "./talkie.ts";

const RAW = { maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"] };
const SOX_OUTPUT = ["-r", "16000", "-c", "1", "-b", "16", "-e", "signed"];

export function recordingPath({ name }: Pick<Recording, "name">): string {
  return join(folderOf("recordings"), `${name}.pcm`);
}

/** Decodes what is not there yet, to 16 kHz. */
export function decodeAll(): void {
  for (const recording of RECORDINGS) {
    const path = recordingPath(recording);
    if (existsSync(path)) continue;
    const files = owned(recording)
      .filter((file) => recording.files.test(file))
      .sort()
      .filter((_, at) => at % (recording.every ?? 1) === 0);
    const partial = `${path}.partial`;
    writeFileSync(partial, "");
    if (files.every((file) => file.endsWith(".g722"))) {
      // Nothing but samples in these files, so they can be read as one.
      const joined = join(folderOf("recordings"), "joined.g722");
      writeFileSync(joined, Buffer.concat(files.map((file) => readFileSync(file))));
      appendFileSync(partial, decoded(joined));
    } else for (const file of files) appendFileSync(partial, decoderOf(file)(file));
    renameSync(partial, path);
    process.stdout.write(
      `${recording.name}: ${files.length} files, ${(readFileSync(path).length / 32_000 / 3600).toFixed(2)} h\n`,
    );
  }
}

function owned({ from }: Recording): readonly string[] {
  if (!from.includes("/"))
    return execFileSync("dpkg", ["-L", from], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\n");
  const folder = folderOf("public", from.replace("/", "+"));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  if (files.length === 0) throw new Error(`put the files of the public repository ${from} into ${folder}`);
  return files.map((file) => join(folder, file));
}

function decoderOf(file: string): (file: string) => Buffer {
  if (file.endsWith("queen.1c")) return talkie;
  return file.endsWith("sky.dnr") ? sky : decoded;
}

function sky(file: string): Buffer {
  const joined = join(folderOf("recordings"), "joined.u8");
  writeFileSync(joined, skySpeech(file));
  const format = ["-t", "raw", "-r", "11025", "-c", "1", "-b", "8", "-e", "unsigned"];
  return execFileSync("sox", ["-R", ...format, joined, "-t", "raw", ...SOX_OUTPUT, "-"], RAW);
}

function talkie(file: string): Buffer {
  const joined = join(folderOf("recordings"), "joined.mp3");
  writeFileSync(joined, talkieSpeech(readFileSync(file)));
  return decoded(joined);
}

function decoded(file: string): Buffer {
  const sox = /\.(ogg|wav|gsm)$/.test(file);
  return sox
    ? execFileSync("sox", ["-R", file, "-t", "raw", ...SOX_OUTPUT, "-"], RAW)
    : execFileSync(
        "ffmpeg",
        ["-loglevel", "error", "-i", file, "-f", "s16le", "-ar", "16000", "-ac", "1", "-"],
        RAW,
      );
}
