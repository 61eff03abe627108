import { readFileSync, writeFileSync } from "node:fs";
import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import { resample } from "./resample.ts";

/** Sound while it is worked on: 16 kHz, mono, in the range of int16 but not rounded or clipped. */
export type Sound = Float32Array;

/** One channel of PCM16 at any rate, as the speech engines write it, at 16 kHz. Plain `RIFF` headers only. */
export function soundOfWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rateHz = view.getUint32(24, true);
  const channels = view.getUint16(22, true);
  if (view.getUint16(34, true) !== 16)
    throw new Error(`${view.getUint16(34, true)} bits a sample instead of 16`);
  let at = 12;
  while (at + 8 < bytes.length && view.getUint32(at, false) !== DATA) at += 8 + view.getUint32(at + 4, true);
  const from = at + 8;
  // Engines that write to a pipe leave a length that is too long.
  const until = Math.min(bytes.length, from + view.getUint32(at + 4, true));
  const sound = new Float32Array(Math.max(0, Math.floor((until - from) / (2 * channels))));
  for (let k = 0; k < sound.length; k++) sound[k] = view.getInt16(from + 2 * channels * k, true);
  return rateHz === SAMPLE_RATE_HZ ? sound : resample(sound, rateHz / SAMPLE_RATE_HZ);
}

const DATA = 0x64617461;

/** Samples without a header, as this recipe keeps them: little-endian int16 at 16 kHz. */
export function readSound(path: string): Sound {
  const bytes = readFileSync(path);
  return new Float32Array(new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1));
}

export function writeSound(path: string, sound: Sound): void {
  writeFileSync(path, new Uint8Array(pcm16(sound).buffer));
}

/** PCM16 at 16 kHz with a header, for programs that want one. */
export function wavOf(sound: Sound): Uint8Array {
  const samples = new Uint8Array(pcm16(sound).buffer);
  const header = Buffer.from(
    "524946460000000057415645666d742010000000010001000000000000000000020010006461746100000000",
    "hex",
  );
  header.writeUInt32LE(36 + samples.length, 4);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(2 * SAMPLE_RATE_HZ, 28);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** Rounded, and clipped as a converter would. */
export function pcm16(sound: Sound): Int16Array {
  return Int16Array.from(sound, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value))));
}
