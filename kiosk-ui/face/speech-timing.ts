import { LEVEL_MS } from "../../robot/dialogue/face-protocol.ts";
import type { Speech } from "../view.ts";

/** How loud the sentence is at a moment, 0 … 1; between two levels in between. Pure. */
export function loudnessAt({ beganAtMs, levels }: Speech, atMs: number): number {
  const position = (atMs - beganAtMs) / LEVEL_MS;
  const index = Math.floor(position);
  if (index < 0 || index >= levels.length) return 0;
  const [here, next] = [levels[index] ?? 0, levels[index + 1] ?? 0];
  return here + (next - here) * (position - index);
}

/** Vowels are loud and wide; the quiet half of speech still moves the lips. Pure. */
export function opennessOf(loudness: number): number {
  return loudness <= 0 ? 0 : Math.min(1, loudness ** 0.65);
}

export function endsAtMs({ beganAtMs, levels }: Speech): number {
  return beganAtMs + levels.length * LEVEL_MS;
}

/** Which word is being said, counted from 0; -1 before the first. Pure. */
export function wordAt({ beganAtMs, wordsAtMs }: Speech, atMs: number): number {
  const since = atMs - beganAtMs;
  let word = -1;
  for (const [index, startsAt] of wordsAtMs.entries()) if (startsAt <= since) word = index;
  return word;
}

/** When the next word begins, on the page's clock; null after the last. Pure. */
export function nextWordAtMs({ beganAtMs, wordsAtMs }: Speech, atMs: number): number | null {
  const next = wordsAtMs.find((startsAt) => beganAtMs + startsAt > atMs);
  return next === undefined ? null : beganAtMs + next;
}
