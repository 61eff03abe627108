import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import type { Random } from "../../../robot/kernel/random.ts";
import { between } from "./between.ts";
import { convolved } from "./fft.ts";
import { gaussian } from "./noise.ts";
import type { Sound } from "./wav.ts";

export interface Room {
  /** How long the sound takes to fall by 60 dB. */
  readonly rt60S: number;
  /** Direct sound against what the walls give back. */
  readonly directToReverberantDb: number;
}

/** An office to a hall, from near to across the room. */
export function anyRoom(random: Random): Room {
  return { rt60S: between(random, 0.15, 0.9), directToReverberantDb: between(random, -4, 12) };
}

/**
 * The sound as it arrives in such a room: the direct sound, a few early reflections, and a tail of noise that decays
 * exponentially and darkens, since walls and air swallow the treble first (Moorer, "About This Reverberation Business").
 */
export function inRoom(sound: Sound, room: Room, random: Random): Sound {
  return convolved(sound, impulseResponse(room, random));
}

function impulseResponse({ rt60S, directToReverberantDb }: Room, random: Random): Sound {
  const length = Math.ceil(rt60S * SAMPLE_RATE_HZ);
  const response = new Float32Array(length);
  const first = Math.round(between(random, 0.002, 0.012) * SAMPLE_RATE_HZ);
  const decay = Math.log(1000) / length;
  let dark = 0;
  for (let at = first; at < length; at++) {
    const smooth = 0.25 + 0.65 * (at / length);
    dark = smooth * dark + (1 - smooth) * gaussian(random);
    response[at] = dark * Math.exp(-decay * at);
  }
  for (let early = 0; early < 6; early++) {
    const at = first + Math.floor(random.next() * 0.04 * SAMPLE_RATE_HZ);
    if (at < length) response[at] = (response[at] ?? 0) + between(random, -0.6, 0.6) * Math.exp(-decay * at);
  }
  const energy = response.reduce((sum, value) => sum + value * value, 0);
  const scale = Math.sqrt(10 ** (-directToReverberantDb / 10) / Math.max(energy, 1e-9));
  for (let at = 0; at < length; at++) response[at] = (response[at] ?? 0) * scale;
  response[0] = 1;
  return response;
}
