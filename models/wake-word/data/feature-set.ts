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

/** Turns each sound into the robot's features: `NAME.f32`, `NAME.json` and, as they were heard, `NAME.pcm`. */
export async function writeFeatures(name: string, materials: Iterable<Material>): Promise<void> {
  const path = join(folderOf("features"), name);
  // A file under way is another process's: several may share the work.
  if (existsSync(`${path}.json`) || existsSync(`${path}.f32.partial`)) return;
  const rows = openSync(`${path}.f32.partial`, "wx");
  const features = await LongFeatures.open();
  const sounds = openSync(`${path}.pcm`, "w");
  const passages: Passage[] = [];
  let written = 0;
  for (const { sound, ...what } of materials) {
    const samples = pcm16(sound);
    writeSync(sounds, new Uint8Array(samples.buffer));
    const embeddings = await features.of(samples);
    writeSync(rows, new Uint8Array(embeddings.buffer));
    const count = embeddings.length / EMBEDDING_SIZE;
    passages.push({ ...what, from: written, count, samples: samples.length });
    written += count;
  }
  closeSync(rows);
  closeSync(sounds);
  await features.close();
  renameSync(`${path}.f32.partial`, `${path}.f32`);
  writeFileSync(`${path}.json`, JSON.stringify(passages));
  process.stdout.write(`${name}: ${passages.length} passages, ${written} rows\n`);
}

export function readFeatures(name: string): FeatureSet {
  const path = join(folderOf("features"), name);
  const bytes = readFileSync(`${path}.f32`);
  const rows = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  if (rows.length % EMBEDDING_SIZE !== 0) throw new Error(`${path}.f32 is cut short`);
  return { passages: readPassages(name), rows };
}

export function readPassages(name: string): readonly Passage[] {
  return JSON.parse(readFileSync(`${join(folderOf("features"), name)}.json`, "utf8")) as Passage[];
}
