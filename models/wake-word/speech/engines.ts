import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderOf } from "../data/folders.ts";
import { type Sound, soundOfWav } from "../sound/wav.ts";
import type { Voice } from "../voices.ts";
import { sayKokoro } from "./kokoro.ts";

/** One thing to say, and how: 1 is the voice's own pace and pitch. */
export interface Saying {
  readonly text: string;
  readonly pace: number;
  readonly pitch: number;
}

/** Says all of it; what the engine cannot say is an empty sound. */
export async function say(voice: Voice, sayings: readonly Saying[]): Promise<readonly Sound[]> {
  switch (voice.engine) {
    case "espeak-ng":
    case "mbrola":
      return sayings.map((saying) => sayEspeak(voice.id, saying));
    case "flite":
      return Promise.all(sayings.map((saying) => sayFlite(voice.id, saying)));
    case "festival-diphone":
    case "festival-units":
    case "hts":
      return sayFestival(voice.id, sayings);
    case "gnuspeech":
      return sayGnuspeech(voice.id, sayings);
    case "rhvoice":
      return sayRhvoice(voice.id, sayings);
    case "kokoro":
      return sayKokoro(voice.id, sayings);
    case "pico":
      return Promise.all(sayings.map((saying) => sayPico(voice.id, saying)));
  }
}

function sayEspeak(id: string, { text, pace, pitch }: Saying): Sound {
  const args = [
    "-v",
    id,
    "-s",
    String(Math.round(165 * pace)),
    "-p",
    String(Math.round(Math.max(0, Math.min(99, 50 * pitch)))),
  ];
  return soundOfWav(execFileSync("espeak-ng", [...args, "--stdout", text], { maxBuffer: 1 << 26 }));
}

const FLITE_PITCH_HZ: Readonly<Record<string, number>> = { slt: 170, rms: 105, awb: 120, kal16: 105 };

function sayFlite(id: string, { text, pace, pitch }: Saying): Promise<Sound> {
  return withFolder((folder) => {
    const path = join(folder, "said.wav");
    const settings = { duration_stretch: 1 / pace, int_f0_target_mean: (FLITE_PITCH_HZ[id] ?? 110) * pitch };
    const args = Object.entries(settings).flatMap(([name, value]) => [
      "--setf",
      `${name}=${value.toFixed(3)}`,
    ]);
    execFileSync("flite", ["-voice", id, ...args, "-t", text, "-o", path]);
    return soundOfWav(readFileSync(path));
  });
}

/** Eight at a time: it spends most of a call waiting. */
function sayRhvoice(id: string, sayings: readonly Saying[]): Promise<readonly Sound[]> {
  const percent = (share: number) => String(Math.round(100 * share));
  return withFolder(async (folder) => {
    const sounds: Sound[] = [];
    for (let from = 0; from < sayings.length; from += 8) {
      const together = sayings.slice(from, from + 8).map(async ({ text, pace, pitch }, at) => {
        const [input, output] = [join(folder, `${at}.txt`), join(folder, `${at}.wav`)];
        writeFileSync(input, text);
        const args = ["-p", id, "-r", percent(pace), "-t", percent(pitch), "-i", input, "-o", output];
        await promisify(execFile)("RHVoice-test", args);
        return soundOfWav(readFileSync(output));
      });
      sounds.push(...(await Promise.all(together)));
    }
    return sounds;
  });
}

function sayPico(id: string, { text, pace, pitch }: Saying): Promise<Sound> {
  return withFolder((folder) => {
    const path = join(folder, "said.wav");
    const level = (share: number) => Math.round(100 * share);
    const marked = `<speed level="${level(pace)}"><pitch level="${level(pitch)}">${text}</pitch></speed>`;
    execFileSync("pico2wave", ["-l", id, "-w", path, marked], { stdio: "ignore" });
    return soundOfWav(readFileSync(path));
  });
}

/** One process for all of it: Festival takes a second to load a voice. */
function sayFestival(id: string, sayings: readonly Saying[]): Promise<readonly Sound[]> {
  return withFolder((folder) => {
    const path = (at: number) => join(folder, `${at}.wav`);
    const lines = sayings.map(
      ({ text, pace }, at) =>
        `(Parameter.set 'Duration_Stretch ${(1 / pace).toFixed(3)}) (say ${JSON.stringify(text)} "${path(at)}")`,
    );
    const script = join(folder, "say.scm");
    writeFileSync(script, [`(voice_${id})`, SAY, ...lines].join("\n"));
    execFileSync("festival", ["-b", script], { stdio: "ignore" });
    // Festival's pitch is the voice's own: resampling changes it later.
    return sayings.map((_, at) => soundOfWav(readFileSync(path(at))));
  });
}

const SAY =
  "(define (say text path) (utt.save.wave (utt.synth (eval (list 'Utterance 'Text text))) path 'riff))";

async function sayGnuspeech(id: string, sayings: readonly Saying[]): Promise<readonly Sound[]> {
  // Only the recipe needs it, so it is no dependency of the project; the README says how to put it there.
  const { synthesize } = (await import(`${folderOf("npm")}/${GNUSPEECH}`)) as { synthesize: Synthesize };
  const sounds: Sound[] = [];
  for (const { text, pace } of sayings) {
    const { audioData } = await synthesize(text, { voice: id, tempo: pace });
    sounds.push(soundOfWav(audioData));
  }
  return sounds;
}

type Synthesize = (text: string, how: { voice: string; tempo: number }) => Promise<{ audioData: Uint8Array }>;
const GNUSPEECH = "node_modules/@echogarden/gnuspeech-wasm/dist/exports/GnuSpeech.js";

async function withFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "stella-wake-word-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
