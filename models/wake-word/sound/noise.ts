import type { Random } from "../../../robot/kernel/random.ts";
import { between, oneOf } from "./between.ts";
import type { Sound } from "./wav.ts";

/** Long recordings to cut backgrounds from. */
export interface Backgrounds {
  readonly speech: readonly Sound[];
  readonly music: readonly Sound[];
}

export type NoiseKind = "hiss" | "babble" | "music" | "talker";

export function noiseOf(kind: NoiseKind, length: number, from: Backgrounds, random: Random): Sound {
  switch (kind) {
    case "hiss":
      return hiss(length, between(random, 0, 0.98), random);
    case "babble":
      return added(Array.from({ length: 6 }, () => levelled(excerpt(from.speech, length, random), 1000)));
    case "music":
      return excerpt(from.music, length, random);
    case "talker":
      return excerpt(from.speech, length, random);
  }
}

export function anyNoise(random: Random): NoiseKind {
  return oneOf(random, ["hiss", "babble", "babble", "music", "talker"] as const);
}

/** White at `colour` 0, like a fan or traffic towards 1. */
export function hiss(length: number, colour: number, random: Random): Sound {
  const sound = new Float32Array(length);
  let last = 0;
  for (let at = 0; at < length; at++) {
    last = colour * last + gaussian(random);
    sound[at] = last * 100;
  }
  return sound;
}

/** Near enough to a normal distribution: the sum of four uniform ones, with deviation 1. */
export function gaussian(random: Random): number {
  return (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3);
}

export function excerpt(from: readonly Sound[], length: number, random: Random): Sound {
  const total = from.reduce((sum, sound) => sum + sound.length, 0);
  let at = random.next() * total;
  for (const sound of from) {
    if (at < sound.length) {
      const start = Math.floor(Math.max(0, Math.min(at, sound.length - length)));
      const cut = new Float32Array(length);
      cut.set(sound.subarray(start, start + length));
      return cut;
    }
    at -= sound.length;
  }
  throw new Error("no sound to cut an excerpt from");
}

/** Root mean square of the loud half, so that pauses do not count. */
export function speechLevel(sound: Sound): number {
  const frames: number[] = [];
  for (let from = 0; from + 320 <= sound.length; from += 320) {
    let sum = 0;
    for (let at = from; at < from + 320; at++) sum += (sound[at] ?? 0) ** 2;
    frames.push(sum / 320);
  }
  const loud = frames.sort((a, b) => b - a).slice(0, Math.ceil(frames.length / 2));
  return Math.sqrt(loud.reduce((sum, each) => sum + each, 0) / Math.max(1, loud.length));
}

export function levelled(sound: Sound, level: number): Sound {
  const now = speechLevel(sound);
  return now < 1e-3 ? sound : sound.map((value) => (value * level) / now);
}

export function added(sounds: readonly Sound[]): Sound {
  const sum = new Float32Array(Math.max(...sounds.map((sound) => sound.length)));
  for (const sound of sounds)
    for (let at = 0; at < sound.length; at++) sum[at] = (sum[at] ?? 0) + (sound[at] ?? 0);
  return sum;
}
