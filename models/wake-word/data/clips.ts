import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import type { Random } from "../../../robot/kernel/random.ts";
import { between, oneOf } from "../sound/between.ts";
import { throughSomeMicrophone } from "../sound/equaliser.ts";
import {
  added,
  anyNoise,
  type Backgrounds,
  excerpt,
  hiss,
  levelled,
  type NoiseKind,
  noiseOf,
} from "../sound/noise.ts";
import { resample } from "../sound/resample.ts";
import { anyRoom, inRoom } from "../sound/room.ts";
import type { Sound } from "../sound/wav.ts";
import type { Spoken } from "../speech/speak.ts";

/** A phrase with what was heard before and after it. */
export interface Clip {
  readonly sound: Sound;
  /** The sample after the phrase's last. */
  readonly endsAt: number;
}

/** The head looks back over this much. */
const HISTORY_S = 2;

/** One phrase as somebody might say it somewhere: other pitch, speech around it, room, noise, microphone, level. */
export function trainingClip(
  spoken: Spoken,
  own: readonly Spoken[],
  from: Backgrounds,
  random: Random,
): Clip {
  // Most voices are male or synthetic: shifting them up and down makes more speakers of them.
  const phrase = resample(spoken.sound, between(random, 0.84, 1.2));
  const clip = inCompany(levelled(phrase, 3000), own, from, random);
  let heard = clip.sound;
  if (random.next() < 0.5) heard = inRoom(heard, anyRoom(random), random);
  if (random.next() < 0.5) heard = throughSomeMicrophone(heard, random);
  const snrDb = random.next() < 0.25 ? 45 : between(random, 0, 30);
  heard = withNoise(heard, anyNoise(random), snrDb, from, random);
  return { ...clip, sound: atLevel(heard, random) };
}

interface Hardship {
  readonly rt60S: readonly [number, number];
  readonly directToReverberantDb: readonly [number, number];
  /** Share of the clips that are all but quiet; the others have noise of so many dB. */
  readonly quiet: number;
  readonly snrDb: readonly [number, number];
}

/** The same for somebody whom {@link varyAll} made up: mostly from across a room, with steady noise as often as speech. */
export const difficultClip = clipIn({
  rt60S: [0.2, 0.95],
  directToReverberantDb: [-4, 8],
  quiet: 0.3,
  snrDb: [3, 30],
});

/** As far away and as noisy as it is still to be heard: rooms of all sizes, or noise, or both. */
export const farClip = clipIn({
  rt60S: [0.25, 1],
  directToReverberantDb: [-5, 8],
  quiet: 0.25,
  snrDb: [4, 26],
});

function clipIn({ rt60S, directToReverberantDb, quiet, snrDb }: Hardship): typeof trainingClip {
  return (spoken, own, from, random) => {
    const clip = inCompany(levelled(spoken.sound, 3000), own, from, random);
    let heard = clip.sound;
    if (random.next() < 0.6) {
      const room = {
        rt60S: between(random, ...rt60S),
        directToReverberantDb: between(random, ...directToReverberantDb),
      };
      heard = inRoom(heard, room, random);
    }
    if (random.next() < 0.5) heard = throughSomeMicrophone(heard, random);
    const kind = oneOf(random, ["hiss", "hiss", "babble", "babble", "music", "music", "talker"] as const);
    heard = withNoise(heard, kind, random.next() < quiet ? 45 : between(random, ...snrDb), from, random);
    return { ...clip, sound: atLevel(heard, random) };
  };
}

/** With what the same voice or another says before and after. */
function inCompany(phrase: Sound, own: readonly Spoken[], from: Backgrounds, random: Random): Clip {
  const before = random.next() < 0.45 ? neighbour(own, from, random) : null;
  const after = random.next() < 0.4 ? neighbour(own, from, random) : null;
  return around(phrase, before, after, between(random, 0.05, 0.5), between(random, 0.03, 0.4), 0.45);
}

/** A phrase for measuring: quiet before and after, so that only what is asked for differs. */
export function measuringClip(
  phrase: Sound,
  where: { readonly reverberant?: boolean; readonly noise?: NoiseKind; readonly snrDb?: number },
  from: Backgrounds,
  random: Random,
): Clip {
  const clip = around(levelled(phrase, 3000), null, null, 0, 0, 0.8);
  let heard = clip.sound;
  if (where.reverberant)
    heard = inRoom(
      heard,
      { rt60S: between(random, 0.3, 0.8), directToReverberantDb: between(random, -2, 6) },
      random,
    );
  if (where.noise) heard = withNoise(heard, where.noise, where.snrDb ?? 20, from, random);
  return { ...clip, sound: added([heard, hiss(heard.length, 0.5, random).map((value) => value * 0.05)]) };
}

/** Any sound, in a room and with noise, for negatives. */
export function disguised(sound: Sound, from: Backgrounds, random: Random): Sound {
  let heard = resample(sound, between(random, 0.88, 1.14));
  if (random.next() < 0.4) heard = inRoom(heard, anyRoom(random), random);
  if (random.next() < 0.5) heard = throughSomeMicrophone(heard, random);
  return atLevel(withNoise(heard, anyNoise(random), between(random, 3, 40), from, random), random);
}

function around(
  phrase: Sound,
  before: Sound | null,
  after: Sound | null,
  gapS: number,
  tailGapS: number,
  tailS: number,
): Clip {
  const gap = Math.round(gapS * SAMPLE_RATE_HZ);
  const lead = Math.max(0, Math.round(HISTORY_S * SAMPLE_RATE_HZ - phrase.length)) + 1280;
  const tail = Math.round(tailS * SAMPLE_RATE_HZ);
  const sound = new Float32Array(lead + phrase.length + tail);
  if (before) {
    const kept = before.subarray(Math.max(0, before.length - Math.max(0, lead - gap)));
    sound.set(kept, Math.max(0, lead - gap - kept.length));
  }
  sound.set(phrase, lead);
  const tailGap = Math.round(tailGapS * SAMPLE_RATE_HZ);
  const endsAt = lead + phrase.length;
  if (after && tailGap < tail) sound.set(after.subarray(0, tail - tailGap), endsAt + tailGap);
  return { sound, endsAt };
}

/** Mostly the same voice going on, at times somebody else. */
function neighbour(own: readonly Spoken[], from: Backgrounds, random: Random): Sound {
  if (own.length > 0 && random.next() < 0.7)
    return levelled(oneOf(random, own).sound, between(random, 1500, 4000));
  return levelled(excerpt(from.speech, 2 * SAMPLE_RATE_HZ, random), between(random, 700, 3500));
}

function withNoise(sound: Sound, kind: NoiseKind, snrDb: number, from: Backgrounds, random: Random): Sound {
  const noise = noiseOf(kind, sound.length, from, random);
  return added([sound, levelled(noise, 3000 * 10 ** (-snrDb / 20))]);
}

/** From a whisper across the room to a voice that clips. */
function atLevel(sound: Sound, random: Random): Sound {
  const gain = 10 ** (between(random, -26, 14) / 20);
  return sound.map((value) => Math.max(-32_768, Math.min(32_767, value * gain)));
}
