import type { Sound } from "./wav.ts";

const FRAME = 160;
/** Below the loudest frame by this much is not speech any more. */
const FLOOR_DB = 42;

/** Without the silence that engines put around what they say, so that its end is the end of the phrase. */
export function trimmed(sound: Sound): Sound {
  const levels: number[] = [];
  for (let from = 0; from + FRAME <= sound.length; from += FRAME)
    levels.push(energy(sound.subarray(from, from + FRAME)));
  const floor = levels.reduce((most, level) => Math.max(most, level), 0) * 10 ** (-FLOOR_DB / 10);
  const first = levels.findIndex((level) => level > floor);
  const last = levels.findLastIndex((level) => level > floor);
  return first < 0 ? new Float32Array(0) : sound.slice(first * FRAME, (last + 1) * FRAME);
}

function energy(frame: Sound): number {
  let sum = 0;
  for (const value of frame) sum += value * value;
  return sum / frame.length;
}
