import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EMBEDDING_SIZE } from "../../../robot/perception/adapters/onnx-wake-features.ts";
import { pcm16, type Sound } from "../sound/wav.ts";
import { folderOf } from "./folders.ts";
import { LongFeatures } from "./long-features.ts";

/** A sound as features: its rows in the set's file. */
export interface Passage {
  readonly from: number;
  readonly count: number;
  readonly samples: number;
  /** Where the phrase ended, in samples from the passage's first; null when it is any sound. */
  readonly endsAt: number | null;
  readonly voice: string;
  readonly text: string;
}

/** What goes into a set. */
export interface Material {
  readonly sound: Sound;
  readonly endsAt: number | null;
  readonly voice: string;
  readonly text: string;
}

export interface FeatureSet {
  readonly passages: readonly Passage[];
  /** [rows, 96] */
  readonly rows: Float32Array;
}

/** The step at which 76 mel frames were heard for the first time: row 0. */
export const FIRST_STEP = 9;

/** What of a set is kept beside its features and its list. */
export interface Kept {
  /** `NAME.pcm` */
  readonly sound?: boolean;
  /** `NAME.mel`: {@link melBytes} of the frames before the embedding, [frames, 32], 8 frames a whole step */
  readonly mel?: boolean;
}

/** Turns each sound into the robot's features, into `NAME.f32` and `NAME.json`. */
export async function writeFeatures(
  name: string,
  materials: Iterable<Material>,
  kept: Kept = {},
): Promise<void> {
  const path = join(folderOf("features"), name);
  // A file under way is another process's: several may share the work.
  if (existsSync(`${path}.json`) || existsSync(`${path}.f32.partial`)) return;
  const rows = openSync(`${path}.f32.partial`, "wx");
  const features = await LongFeatures.open();
  const sounds = kept.sound ? openSync(`${path}.pcm`, "w") : null;
  const mels = kept.mel ? openSync(`${path}.mel`, "w") : null;
  const passages: Passage[] = [];
  let written = 0;
  for (const { sound, ...what } of materials) {
    const samples = pcm16(sound);
    if (sounds !== null) writeSync(sounds, new Uint8Array(samples.buffer));
    const { mel, embeddings } = await features.of(samples);
    if (mels !== null) writeSync(mels, melBytes(mel));
    writeSync(rows, new Uint8Array(embeddings.buffer));
    const count = embeddings.length / EMBEDDING_SIZE;
    passages.push({ ...what, from: written, count, samples: samples.length });
    written += count;
  }
  closeSync(rows);
  if (sounds !== null) closeSync(sounds);
  if (mels !== null) closeSync(mels);
  await features.close();
  renameSync(`${path}.f32.partial`, `${path}.f32`);
  writeFileSync(`${path}.json`, JSON.stringify(passages));
  process.stdout.write(`${name}: ${passages.length} passages, ${written} rows\n`);
}

/** A sixteenth of a bel is finer than any noise: silence lies at about −6 and the loudest at about 8. */
export function melBytes(mel: Float32Array): Uint8Array {
  return Uint8Array.from(mel, (value) => Math.max(0, Math.min(255, Math.round((value + 8) * 16))));
}

/** What {@link melBytes} wrote, of a whole set. */
export function readMel(name: string): Uint8Array {
  return readFileSync(`${join(folderOf("features"), name)}.mel`);
}

export function melOf(bytes: Uint8Array): Float32Array {
  const mel = new Float32Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) mel[at] = (bytes[at] ?? 0) / 16 - 8;
  return mel;
}

export function readFeatures(name: string): FeatureSet {
  const path = join(folderOf("features"), name);
  const bytes = readFileSync(`${path}.f32`);
  const rows = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  if (rows.length % EMBEDDING_SIZE !== 0) throw new Error(`${path}.f32 is cut short`);
  return { passages: JSON.parse(readFileSync(`${path}.json`, "utf8")) as Passage[], rows };
}
