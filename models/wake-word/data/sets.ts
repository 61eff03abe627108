import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { oneOf } from "../sound/between.ts";
import type { Backgrounds, NoiseKind } from "../sound/noise.ts";
import { readSound, type Sound } from "../sound/wav.ts";
import { type Kind, type Spoken, spokenBy } from "../speech/speak.ts";
import type { Engine, Split } from "../voices.ts";
import { disguised, measuringClip, trainingClip } from "./clips.ts";
import { recordingPath } from "./decode.ts";
import { type Material, writeFeatures } from "./feature-set.ts";
import { RECORDINGS, type Recording } from "./recordings.ts";

const SPOKEN = new Map<Split, readonly Spoken[]>();
const BACKGROUNDS = new Map<Split, Backgrounds>();

/** In which conditions recall is measured. */
export const CONDITIONS = {
  clean: {},
  reverberant: { reverberant: true },
  "20 dB": { snrDb: 20 },
  "10 dB": { snrDb: 10 },
} as const;

type Where = (typeof CONDITIONS)[keyof typeof CONDITIONS];
const NOISES: readonly NoiseKind[] = ["babble", "hiss", "music"];
/** Forty minutes are enough of one speaker. */
const LONGEST_S = 2400;
const PIECE_S = 15;

/** Everything that is trained on or measured, by name; each is made once. */
export const SETS: Readonly<Record<string, () => Promise<void>>> = {
  "training-wake": () => training("training-wake", "wake", FIRST_FAMILIES, 4500, 11),
  "training-near-miss": () => training("training-near-miss", "near-miss", FIRST_FAMILIES, 3200, 12),
  "training-talk": () => training("training-talk", "talk", FIRST_FAMILIES, 1000, 13),
  "training-wake-modelled": () => training("training-wake-modelled", "wake", MODELLED_FAMILIES, 1500, 14),
  "training-near-miss-modelled": () =>
    training("training-near-miss-modelled", "near-miss", MODELLED_FAMILIES, 1200, 15),
  "training-talk-modelled": () => training("training-talk-modelled", "talk", MODELLED_FAMILIES, 250, 16),
  ...measured("development"),
  ...recorded("training"),
  ...recorded("development"),
  ...measured("held-out"),
  ...recorded("held-out"),
};

function measured(split: Split): Readonly<Record<string, () => Promise<void>>> {
  const from = () => backgrounds(split === "held-out" ? "held-out" : "training");
  const wake = Object.entries(CONDITIONS).map(([condition, where]) => {
    const name = wakeSet(split, condition);
    return [
      name,
      () => writeFeatures(name, measuring(spokenOf(split, "wake"), where, from(), seededRandom(21)), true),
    ];
  });
  const name = `${split}-near-miss`;
  const nearMisses = () =>
    writeFeatures(name, measuring(spokenOf(split, "near-miss"), {}, from(), seededRandom(22)), true);
  return { ...Object.fromEntries(wake), [name]: nearMisses };
}

export function wakeSet(split: Split, condition: string): string {
  return `${split}-wake-${condition.replace(" ", "-")}`;
}

function* measuring(
  said: readonly Spoken[],
  where: Where,
  from: Backgrounds,
  random: Random,
): Generator<Material> {
  for (const { sound, voice, text } of said) {
    const clip = measuringClip(
      sound,
      "snrDb" in where ? { ...where, noise: oneOf(random, NOISES) } : where,
      from,
      random,
    );
    yield { ...clip, voice: voice.name, text };
  }
}

function training(name: string, kind: Kind, families: Families, count: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const from = backgrounds("training");
  const said = spokenOf("training", kind);
  const others = spokenOf("training", "talk");
  function* clips(): Generator<Material> {
    for (let k = 0; k < count; k++) {
      const spoken = anySpoken(said, families, random);
      yield { ...trainingClip(spoken, others, from, random), voice: spoken.voice.name, text: spoken.text };
    }
  }
  return writeFeatures(name, clips());
}

/** Every family of engines gets its share, whatever its number of voices: the natural ones are few. */
type Families = readonly { readonly until: number; readonly engines: readonly Engine[] }[];

const FIRST_FAMILIES: Families = [
  { until: 0.42, engines: ["espeak-ng"] },
  { until: 0.7, engines: ["flite"] },
  { until: 1, engines: ["festival-diphone", "festival-units"] },
];
/** Voices that are models of somebody's speech, or of a mouth. */
const MODELLED_FAMILIES: Families = [
  { until: 0.6, engines: ["rhvoice"] },
  { until: 0.75, engines: ["hts"] },
  { until: 0.88, engines: ["flite"] },
  { until: 1, engines: ["gnuspeech"] },
];

function anySpoken(said: readonly Spoken[], families: Families, random: Random): Spoken {
  const turn = random.next();
  const engines = families.find(({ until }) => turn < until)?.engines ?? [];
  const family = said.filter(({ voice }) => engines.includes(voice.engine));
  const voices = [...new Set(family.map(({ voice }) => voice.name))];
  const name = oneOf(random, voices);
  return oneOf(
    random,
    family.filter(({ voice }) => voice.name === name),
  );
}

/** One set for each recording. */
function recorded(split: Split): Readonly<Record<string, () => Promise<void>>> {
  const speech = RECORDINGS.filter((each) => each.split === split && each.kind === "speech");
  return Object.fromEntries(
    speech.map((recording, at) => {
      const name = speechSet(recording);
      return [
        name,
        () => writeFeatures(name, pieces(recording, seededRandom(31 + at)), split !== "training"),
      ];
    }),
  );
}

export function speechSet({ split, name }: Pick<Recording, "split" | "name">): string {
  return `${split}-speech-${name}`;
}

/** For training two of five are disguised, unless many people speak anyway. */
function* pieces(recording: Recording, random: Random): Generator<Material> {
  const whole = readSound(recordingPath(recording));
  const training = recording.split === "training";
  const disguise = training && !recording.manySpeakers;
  const enough = disguise ? LONGEST_S * SAMPLE_RATE_HZ : whole.length;
  const sound = whole.subarray(0, enough);
  for (let at = 0; at < sound.length; at += PIECE_S * SAMPLE_RATE_HZ) {
    const piece = sound.slice(at, at + PIECE_S * SAMPLE_RATE_HZ);
    const heard = disguise && random.next() < 0.4 ? disguised(piece, backgrounds("training"), random) : piece;
    yield { sound: heard, endsAt: null, voice: recording.name, text: String(at / SAMPLE_RATE_HZ) };
  }
}

function spokenOf(split: Split, kind: Kind): readonly Spoken[] {
  const known = SPOKEN.get(split) ?? spokenBy((voice) => voice.split === split);
  SPOKEN.set(split, known);
  return known.filter((spoken) => spoken.kind === kind);
}

function backgrounds(split: Split): Backgrounds {
  const known = BACKGROUNDS.get(split);
  if (known) return known;
  const sounds = (kind: "speech" | "music"): readonly Sound[] =>
    RECORDINGS.filter((each) => each.split === split && each.kind === kind).map((each) =>
      readSound(recordingPath(each)),
    );
  const fresh = { speech: sounds("speech"), music: sounds("music") };
  BACKGROUNDS.set(split, fresh);
  return fresh;
}
