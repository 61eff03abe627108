import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "./folders.ts";
import { talkieSpeech } from "./talkie.ts";

/** Real sound from Debian's packages, decoded into one long file each. Nothing of it is kept in the project. */
export interface Recording {
  readonly name: string;
  readonly kind: "speech" | "music";
  readonly split: "training" | "development" | "held-out";
  readonly package: string;
  /** Which of the package's files. */
  readonly files: RegExp;
  /** Every n-th file only: some packages hold the same words in a dozen languages. */
  readonly every?: number;
}

export const RECORDINGS: readonly Recording[] = [
  {
    name: "asterisk-es",
    kind: "speech",
    split: "training",
    package: "asterisk-core-sounds-es-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-fr",
    kind: "speech",
    split: "training",
    package: "asterisk-core-sounds-fr-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-it",
    kind: "speech",
    split: "training",
    package: "asterisk-core-sounds-it-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-ru",
    kind: "speech",
    split: "training",
    package: "asterisk-core-sounds-ru-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-es-co",
    kind: "speech",
    split: "training",
    package: "asterisk-prompt-es-co",
    files: /\.gsm$/,
  },
  {
    name: "asterisk-fr-armelle",
    kind: "speech",
    split: "training",
    package: "asterisk-prompt-fr-armelle",
    files: /\.gsm$/,
  },
  {
    name: "asterisk-menardi",
    kind: "speech",
    split: "training",
    package: "asterisk-prompt-it-menardi-wav",
    files: /\.wav$/,
  },
  { name: "fillets-cs", kind: "speech", split: "training", package: "fillets-ng-data-cs", files: /\.ogg$/ },
  {
    name: "fillets-nl",
    kind: "speech",
    split: "development",
    package: "fillets-ng-data-nl",
    files: /\.ogg$/,
  },
  {
    name: "tuxpaint",
    kind: "speech",
    split: "training",
    package: "tuxpaint-stamps-default",
    files: /_desc_(?!en).*\.ogg$/,
    every: 4,
  },
  {
    name: "ktuberling",
    kind: "speech",
    split: "training",
    package: "ktuberling-data",
    files: /sounds\/(?!en\/).*\.(wav|ogg)$/,
    every: 2,
  },
  {
    name: "klettres",
    kind: "speech",
    split: "training",
    package: "klettres-data",
    files: /klettres\/(?!en).*\.ogg$/,
    every: 2,
  },
  {
    name: "hedgewars",
    kind: "speech",
    split: "training",
    package: "hedgewars-data",
    files: /voices\/.*\.ogg$/,
  },
  {
    name: "fillets-music",
    kind: "music",
    split: "training",
    package: "fillets-ng-data",
    files: /music\/.*\.ogg$/,
  },
  {
    name: "asterisk-en",
    kind: "speech",
    split: "development",
    package: "asterisk-core-sounds-en-g722",
    files: /\.g722$/,
  },
  {
    name: "tuxpaint-en",
    kind: "speech",
    split: "development",
    package: "tuxpaint-stamps-default",
    files: /_en_GB\.ogg$/,
  },
  {
    name: "ktuberling-en",
    kind: "speech",
    split: "development",
    package: "ktuberling-data",
    files: /sounds\/en\/.*\.(wav|ogg)$/,
  },
  {
    name: "klettres-en",
    kind: "speech",
    split: "development",
    package: "klettres-data",
    files: /klettres\/en.*\.ogg$/,
  },
  {
    name: "amazon-queen",
    kind: "speech",
    split: "held-out",
    package: "flight-of-the-amazon-queen",
    files: /queen\.1c$/,
  },
  {
    name: "librivox",
    kind: "speech",
    split: "held-out",
    package: "pocketsphinx-testdata",
    files: /librivox\/.*\.wav$/,
  },
  {
    name: "asterisk-music",
    kind: "music",
    split: "held-out",
    package: "asterisk-moh-opsound-g722",
    files: /\.g722$/,
  },
];

export function recordingPath({ name }: Pick<Recording, "name">): string {
  return join(folderOf("recordings"), `${name}.pcm`);
}

/** Decodes what is not there yet, to 16 kHz. */
export function decodeAll(): void {
  for (const recording of RECORDINGS) {
    const path = recordingPath(recording);
    if (existsSync(path)) continue;
    const owned = execFileSync("dpkg", ["-L", recording.package], { encoding: "utf8", maxBuffer: 1 << 26 });
    const files = owned
      .split("\n")
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
    } else
      for (const file of files)
        appendFileSync(partial, file.endsWith("queen.1c") ? talkie(file) : decoded(file));
    renameSync(partial, path);
    process.stdout.write(
      `${recording.name}: ${files.length} files, ${(readFileSync(path).length / 32_000 / 3600).toFixed(2)} h\n`,
    );
  }
}

function talkie(file: string): Buffer {
  const joined = join(folderOf("recordings"), "joined.mp3");
  writeFileSync(joined, talkieSpeech(readFileSync(file)));
  return decoded(joined);
}

function decoded(file: string): Buffer {
  const sox = /\.(ogg|wav|gsm)$/.test(file);
  const raw = { maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"] };
  return sox
    ? execFileSync(
        "sox",
        ["-R", file, "-t", "raw", "-r", "16000", "-c", "1", "-b", "16", "-e", "signed", "-"],
        raw,
      )
    : execFileSync(
        "ffmpeg",
        ["-loglevel", "error", "-i", file, "-f", "s16le", "-ar", "16000", "-ac", "1", "-"],
        raw,
      );
}
