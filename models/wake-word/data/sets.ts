import { SAMPLE_RATE_HZ } from "../../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../../robot/kernel/random.ts";
import { oneOf } from "../sound/between.ts";
import type { Backgrounds, NoiseKind } from "../sound/noise.ts";
import { readSound, type Sound } from "../sound/wav.ts";
import { type Kind, type Spoken, spokenBy } from "../speech/speak.ts";
import type { Engine, Split } from "../voices.ts";
import { difficultClip, disguised, farClip, measuringClip, trainingClip } from "./clips.ts";
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

/** Kokoro is measured apart: training heard its other voices, but no other voices of the rest of the held-out ones. */
export type Group = "" | "-kokoro";
type Where = (typeof CONDITIONS)[keyof typeof CONDITIONS];
const NOISES: readonly NoiseKind[] = ["babble", "hiss", "music"];
const KINDS: readonly Kind[] = ["wake", "near-miss", "talk"];
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
  ...varied(),
  ...far(),
  ...measured("development", ""),
  ...measured("development", "-kokoro"),
  ...recorded("training"),
  ...recorded("development"),
  ...measured("held-out", ""),
  ...measured("held-out", "-kokoro"),
  ...recorded("held-out"),
};

function measured(split: Split, group: Group): Readonly<Record<string, () => Promise<void>>> {
  const from = () => backgrounds(split === "held-out" ? "held-out" : "training");
  const said = (kind: Kind) =>
    spokenOf(split, kind).filter(({ voice }) => (voice.engine === "kokoro") === (group === "-kokoro"));
  const wake = Object.entries(CONDITIONS).map(([condition, where]) => {
    const name = wakeSet(split, condition, group);
    return [name, () => writeFeatures(name, measuring(said("wake"), where, from(), seededRandom(21)))];
  });
  const name = nearMissSet(split, group);
  const nearMisses = () => writeFeatures(name, measuring(said("near-miss"), {}, from(), seededRandom(22)));
  return { ...Object.fromEntries(wake), [name]: nearMisses };
}

export function wakeSet(split: Split, condition: string, group: Group): string {
  return `${split}-wake-${condition.replace(" ", "-")}${group}`;
}

export function nearMissSet(split: Split, group: Group): string {
  return `${split}-near-miss${group}`;
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
    clips(count, seededRandom(seed), () => ({
      families,
      said: spokenOf("training", kind),
      others: spokenOf("training", "talk"),
      from: backgrounds("training"),
      make: trainingClip,
    })),
  );
}

/** What made-up speakers say. */
function varied(): Readonly<Record<string, () => Promise<void>>> {
  const said = (kind: Kind) => variedBy(kind).filter(({ voice }) => voice.engine !== "kokoro");
  const what = (kind: Kind) => () => made(NATURAL_FAMILIES, said(kind), said("talk"), difficultClip);
  return {
    ...parts("wake", "varied", 4, 3000, what("wake")),
    ...parts("near-miss", "varied", 4, 2000, what("near-miss")),
    ...parts("talk", "varied", 1, 1500, what("talk")),
  };
}

/** From across a room: Kokoro's speakers above all, as mixed and made up, and the other natural voices again. */
function far(): Readonly<Record<string, () => Promise<void>>> {
  const said = (kind: Kind) => [
    ...variedBy(kind),
    ...spokenOf("training", kind).filter(({ voice }) => voice.engine === "kokoro"),
  ];
  const what = (kind: Kind) => () => made(FAR_FAMILIES, said(kind), said("talk"), farClip);
  return {
    ...parts("wake", "far", 4, 2500, what("wake")),
    ...parts("near-miss", "far", 3, 2000, what("near-miss")),
    ...parts("talk", "far", 1, 500, what("talk")),
  };
}

function made(
  families: Families,
  said: readonly Spoken[],
  others: readonly Spoken[],
  make: typeof trainingClip,
): Ingredients {
  return { families, said, others, from: backgrounds("training"), make };
}

/** In parts, so that a training can begin with some of them, and several processes can share the work. */
function parts(
  kind: Kind,
  how: "varied" | "far",
  many: number,
  count: number,
  what: () => Ingredients,
): Readonly<Record<string, () => Promise<void>>> {
  const of = (at: number): [string, () => Promise<void>] => {
    const name = `training-${kind}-${how}-${at}`;
    const seed = 100 * (1 + KINDS.indexOf(kind)) + at + (how === "far" ? 1000 : 0);
    return [name, () => writeFeatures(name, clips(count, seededRandom(seed), what))];
  };
  return Object.fromEntries(Array.from({ length: many }, (_, at) => of(at + 1)));
}

interface Ingredients {
  readonly families: Families;
  readonly said: readonly Spoken[];
  readonly others: readonly Spoken[];
  readonly from: Backgrounds;
  readonly make: typeof trainingClip;
}

/** @param what asked for when the set is begun: it takes time and memory */
function* clips(count: number, random: Random, what: () => Ingredients): Generator<Material> {
  const { families, said, others, from, make } = what();
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

/** Kokoro's are the most like those who will be heard, and the most different from each other. */
const FAR_FAMILIES: Families = [
  { until: 0.62, belongs: by("kokoro") },
  { until: 0.8, belongs: by("rhvoice") },
  { until: 0.9, belongs: by("flite", "hts") },
  { until: 1, belongs: by("festival-diphone") },
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
      return [name, () => writeFeatures(name, pieces(recording, seededRandom(31 + at)))];
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
