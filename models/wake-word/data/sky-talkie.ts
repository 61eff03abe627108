import { readFileSync } from "node:fs";
import { unpacked } from "./rnc.ts";

/** Each file begins with what the game's engine wants to know of it. */
const HEADER_BYTES = 22;
/** Speech is numbered from here on; what has lower numbers is pictures, music and programs. */
const FIRST_SPEECH = 50_000;
const LAST_SPEECH = 55_000;
/** Shorter is a knock or a click. */
const SHORTEST_BYTES = 6000;

/**
 * What is said in "Beneath a Steel Sky" (Debian `beneath-a-steel-sky`): unsigned bytes at 11 025 Hz, joined. `sky.dnr`
 * lists the files of `sky.dsk`: number, place and length, with flags in the highest bits, as ScummVM reads them.
 */
export function skySpeech(list: string): Uint8Array {
  const index = readFileSync(list);
  const disk = readFileSync(list.replace(/dnr$/, "dsk"));
  const said: Uint8Array[] = [];
  for (let entry = 4; entry + 8 <= index.length; entry += 8) {
    const number = index.readUInt16LE(entry);
    if (number < FIRST_SPEECH || number >= LAST_SPEECH) continue;
    const place = index.readUIntLE(entry + 2, 3);
    const from = place & 0x800000 ? (place & 0x7fffff) << 4 : place;
    const file = disk.subarray(from, from + (index.readUIntLE(entry + 5, 3) & 0x3fffff));
    const sound = unpacked(file.subarray(HEADER_BYTES));
    if (sound.length >= SHORTEST_BYTES) said.push(sound);
  }
  return Buffer.concat(said);
}
