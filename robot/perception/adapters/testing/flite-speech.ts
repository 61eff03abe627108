import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type FliteVoice = "slt" | "rms" | "awb" | "kal16";

export interface Speech {
  readonly voice?: FliteVoice;
  /** Silence before and after, in seconds. */
  readonly before?: number;
  readonly after?: number;
}

/** Null when speech can be made here; else why not, for a test to skip with. */
export function whyNoSpeech(): string | null {
  for (const program of ["flite", "sox"]) {
    const found = (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
    if (!found) return `${program} is not installed (apt-get install ${program})`;
  }
  return null;
}

/** Null when PocketSphinx can be tried here; else why not. */
export function whyNoRecogniser(): string | null {
  const model = "/usr/share/pocketsphinx/model/en-us/en-us";
  return existsSync(model) ? whyNoSpeech() : `${model} is not installed (apt-get install pocketsphinx-en-us)`;
}

/** The path of a 16 kHz WAV file in which a Flite voice says the text. */
export function spokenWav(text: string, speech: Speech = {}): string {
  const { voice = "slt", before = 0.4, after = 0.3 } = speech;
  const raw = nextPath();
  execFileSync("flite", ["-voice", voice, "-t", text, "-o", raw]);
  return soxed([raw], ["rate", "16000", "pad", String(before), String(after)]);
}

/** The same of a voice of eSpeak NG, such as `es-419+f2`; English ones are badly recognised. */
export function espeakWav(text: string, voice: string): string {
  const raw = nextPath();
  execFileSync("espeak-ng", ["-v", voice, "-s", "150", "-w", raw, text]);
  return soxed([raw], ["pad", "0.4", "0.3"]);
}

/** One file after another. */
export function joinedWav(...paths: readonly string[]): string {
  return soxed(paths, []);
}

/** A sound that sox makes: `["synth", "3", "pinknoise", "vol", "0.1"]`. */
export function synthesisedWav(effects: readonly string[]): string {
  return soxed(["-n"], effects);
}

/** The same sound at another rate. */
export function resampledWav(path: string, rateHz: number): string {
  const to = nextPath();
  execFileSync("sox", [path, "-r", String(rateHz), to]);
  return to;
}

function soxed(from: readonly string[], effects: readonly string[]): string {
  const to = nextPath();
  // -R: the dither of every run is the same.
  execFileSync("sox", ["-R", ...from, "-r", "16000", "-c", "1", "-b", "16", to, ...effects]);
  return to;
}

const folder = join(tmpdir(), "stella-speech-");
let made = "";
let count = 0;

function nextPath(): string {
  if (made === "") {
    made = mkdtempSync(folder);
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  }
  return join(made, `${count++}.wav`);
}
