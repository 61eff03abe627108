import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { oneOf } from "../sound/between.ts";
import type { Backgrounds, NoiseKind } from "../sound/noise.ts";
import { readSound, type Sound } from "../sound/wav.ts";
import { type Kind, type Spoken, spokenBy } from "../speech/speak.ts";
import type { Engine, Split } from "../voices.ts";
import { difficultClip, disguised, measuringClip, trainingClip } from "./clips.ts";
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
const BOTH = { sound: true, mel: true };

/** Everything that is trained on or measured, by name; each is made once. */
export const SETS: Readonly<Record<string, () => Promise<void>>> = {
  "training-wake": () => training("training-wake", "wake", FIRST_FAMILIES, 4500, 11),
  "training-near-miss": () => training("training-near-miss", "near-miss", FIRST_FAMILIES, 3200, 12),
  "training-talk": () => training("training-talk", "talk", FIRST_FAMILIES, 1000, 13),
  "training-wake-modelled": () => training("training-wake-modelled", "wake", MODELLED_FAMILIES, 1500, 14),
  "training-near-miss-modelled": () =>
    training("training-near-miss-modelled", "near-miss", MODELLED_FAMILIES, 1200, 15),
  "training-talk-modelled": () => training("training-talk-modelled", "talk", MODELLED_FAMILIES, 250, 16),
  ...varied(),
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
      () => writeFeatures(name, measuring(spokenOf(split, "wake"), where, from(), seededRandom(21)), BOTH),
    ];
  });
  const name = `${split}-near-miss`;
  const nearMisses = () =>
    writeFeatures(name, measuring(spokenOf(split, "near-miss"), {}, from(), seededRandom(22)), BOTH);
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
  return writeFeatures(
    name,
    clips(families, count, seededRandom(seed), () => ({
      said: spokenOf("training", kind),
      others: spokenOf("training", "talk"),
      from: backgrounds("training"),
      make: trainingClip,
    })),
  );
}

/** In parts, so that a training can begin with some of them, and several processes can share the work. */
function varied(): Readonly<Record<string, () => Promise<void>>> {
  const part = (kind: Kind, at: number, count: number): [string, () => Promise<void>] => {
    const name = `training-${kind}-varied-${at}`;
    const seed = 100 * (1 + ["wake", "near-miss", "talk"].indexOf(kind)) + at;
    const what = () => ({
      said: variedBy(kind),
      others: variedBy("talk"),
      from: backgrounds("training"),
      make: difficultClip,
    });
    return [
      name,
      () => writeFeatures(name, clips(NATURAL_FAMILIES, count, seededRandom(seed), what), { mel: true }),
    ];
  };
  const order = [1, 2, 3, 4];
  return Object.fromEntries([
    ...order.flatMap((at) => [part("wake", at, 3000), part("near-miss", at, 2000)]),
    part("talk", 1, 1500),
  ]);
}

interface Ingredients {
  readonly said: readonly Spoken[];
  readonly others: readonly Spoken[];
  readonly from: Backgrounds;
  readonly make: typeof trainingClip;
}

/** @param what asked for when the set is begun: it takes time and memory */
function* clips(
  families: Families,
  count: number,
  random: Random,
  what: () => Ingredients,
): Generator<Material> {
  const { said, others, from, make } = what();
  const shares = families.map(({ until, belongs }) => ({ until, voices: byVoice(said.filter(belongs)) }));
  const talk = new Map(byVoice(others).map((own) => [own[0]?.voice.name, own]));
  for (let k = 0; k < count; k++) {
    const turn = random.next();
    const spoken = oneOf(random, oneOf(random, shares.find(({ until }) => turn < until)?.voices ?? []));
    const clip = make(spoken, talk.get(spoken.voice.name) ?? [], from, random);
    yield { ...clip, voice: spoken.voice.name, text: spoken.text };
  }
}

/** Every family gets its share, whatever its number of voices: the natural ones are few. */
type Families = readonly { readonly until: number; readonly belongs: (spoken: Spoken) => boolean }[];

const by =
  (...engines: readonly Engine[]) =>
  ({ voice }: Spoken) =>
    engines.includes(voice.engine);

const FIRST_FAMILIES: Families = [
  { until: 0.42, belongs: by("espeak-ng") },
  { until: 0.7, belongs: by("flite") },
  { until: 1, belongs: by("festival-diphone", "festival-units") },
];
/** Voices that are models of somebody's speech, or of a mouth. */
const MODELLED_FAMILIES: Families = [
  { until: 0.6, belongs: by("rhvoice") },
  { until: 0.75, belongs: by("hts") },
  { until: 0.88, belongs: by("flite") },
  { until: 1, belongs: by("gnuspeech") },
];
/** Those who speak English are a third of the voices, and most of those who will be heard. */
const NATURAL_FAMILIES: Families = [
  { until: 0.5, belongs: (spoken) => isEnglish(spoken) && !by("festival-diphone")(spoken) },
  { until: 0.75, belongs: by("rhvoice") },
  { until: 1, belongs: by("festival-diphone", "festival-units", "hts") },
];

function isEnglish({ voice }: Spoken): boolean {
  return voice.script.wake[0] === "hey stella";
}

function byVoice(said: readonly Spoken[]): readonly (readonly Spoken[])[] {
  const groups = new Map<string, Spoken[]>();
  for (const spoken of said) {
    const own = groups.get(spoken.voice.name);
    if (own) own.push(spoken);
    else groups.set(spoken.voice.name, [spoken]);
  }
  return [...groups.values()];
}

/** One set for each recording. */
function recorded(split: Split): Readonly<Record<string, () => Promise<void>>> {
  const speech = RECORDINGS.filter((each) => each.split === split && each.kind === "speech");
  return Object.fromEntries(
    speech.map((recording, at) => {
      const name = speechSet(recording);
      return [
        name,
        () =>
          writeFeatures(name, pieces(recording, seededRandom(31 + at)), {
            sound: split !== "training",
            mel: true,
          }),
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

const VARIED: Spoken[] = [];

function variedBy(kind: Kind): readonly Spoken[] {
  if (VARIED.length === 0) VARIED.push(...spokenBy((voice) => voice.split === "training", "varied"));
  return VARIED.filter((spoken) => spoken.kind === kind);
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
