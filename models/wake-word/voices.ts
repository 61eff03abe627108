import {
  CATALAN,
  CZECH,
  ENGLISH,
  FINNISH,
  ITALIAN,
  KOKORO,
  MACEDONIAN,
  PORTUGUESE,
  RUSSIAN,
  type Script,
  SLAVIC_LATIN,
  SPANISH,
  UKRAINIAN,
} from "./phrases.ts";
import { KOKORO_DEVELOPMENT, KOKORO_HELD_OUT } from "./speech/kokoro-speakers.ts";

export type Engine =
  | "espeak-ng"
  | "flite"
  | "festival-diphone"
  | "festival-units"
  | "hts"
  | "gnuspeech"
  | "rhvoice"
  | "pico"
  | "mbrola"
  | "kokoro";

/**
 * What a voice is for. The split is by engine and speaker: nothing that mbrola says is ever heard in training or
 * development, and nothing that pico says in training; `development` fixes the threshold. Voices whose licence forbids
 * commercial use (mbrola's, and RHVoice's of held-out) only measure.
 */
export type Split = "training" | "development" | "held-out";

export interface Voice {
  /** Unique; the name of its folder. */
  readonly name: string;
  readonly engine: Engine;
  readonly split: Split;
  readonly script: Script;
  /** What the engine calls it. */
  readonly id: string;
  /** How many sayings of the wake word, in different prosody. */
  readonly sayings: number;
}

const ESPEAK_ACCENTS =
  "en-us en-gb en-gb-scotland en-gb-x-rp en-gb-x-gbclan en-gb-x-gbcwmd en-029 en-us-nyc".split(" ");
// Those that are people rather than robots, whispers or croaks.
const ESPEAK_VARIANTS = (
  "adam Alex Alicia Andrea Andy Annie antonio aunty belinda benjamin boris caleb david Denis Diogo ed edward edward2 Gene Gene2 " +
  "gustave Henrique Hugo iven iven2 iven3 Jacky john Lee linda marcelo Marco Mario max Michael michel miguel Mike pablo paul pedro " +
  "quincy rob robert steph steph2 steph3 Tweaky zac anika grandpa grandma klatt klatt2 klatt3 klatt4 norbert sandro shelby travis " +
  "victor f1 f2 f3 f4 f5 m1 m2 m3 m4 m5 m6 m7 m8"
).split(" ");
/** Heard in development only. */
const ESPEAK_DEVELOPMENT = new Set(["f4", "m6", "linda", "Michael", "klatt3", "grandma", "steph", "Mario"]);

function espeakVoices(): readonly Voice[] {
  return ESPEAK_VARIANTS.map((variant, at) => ({
    name: `espeak-${variant}`,
    engine: "espeak-ng",
    split: ESPEAK_DEVELOPMENT.has(variant) ? "development" : "training",
    script: ENGLISH,
    id: `${ESPEAK_ACCENTS[at % ESPEAK_ACCENTS.length]}+${variant}`,
    sayings: 12,
  }));
}

function voice(engine: Engine, id: string, split: Split, script: Script, sayings: number): Voice {
  return { name: `${engine}-${id}`.replaceAll("_", "-"), engine, split, script, id, sayings };
}

/** Voices of people, joined from pieces of their speech; they read English with their own country's sounds. */
const MBROLA = "us1 us2 us3 en1 de2-en de4-en de5-en fr1-en sw2-en".split(" ");

/** Groups of mixed speakers, as often as their kind is to be heard; in each, every saying is another one's. */
const KOKORO_GROUPS = (
  "american-1 british-1 continental-1 romance-1 eastern-1 indian-1 mixed-1 american-2 " +
  "continental-2 mixed-2 romance-2 continental-3"
).split(" ");

const mixed = (group: string) => voice("kokoro", `mix-${group}`, "training", KOKORO, 60);

export const VOICES: readonly Voice[] = [
  ...espeakVoices(),
  voice("flite", "rms", "training", ENGLISH, 80),
  voice("flite", "kal16", "training", ENGLISH, 40),
  voice("flite", "awb", "training", ENGLISH, 80),
  voice("flite", "slt", "training", ENGLISH, 80),
  voice("festival-diphone", "kal_diphone", "training", ENGLISH, 24),
  voice("festival-diphone", "ked_diphone", "development", ENGLISH, 36),
  voice("festival-diphone", "lp_diphone", "training", ITALIAN, 40),
  voice("festival-diphone", "pc_diphone", "training", ITALIAN, 40),
  voice("festival-diphone", "suo_fi_lj_diphone", "training", FINNISH, 40),
  voice("festival-diphone", "hy_fi_mv_diphone", "development", FINNISH, 36),
  voice("festival-diphone", "czech_dita", "training", CZECH, 40),
  voice("festival-diphone", "czech_krb", "training", CZECH, 40),
  voice("festival-diphone", "czech_machac", "training", CZECH, 40),
  voice("festival-diphone", "czech_ph", "training", CZECH, 40),
  voice("festival-units", "msu_ru_nsh_clunits", "training", RUSSIAN, 40),
  voice("hts", "cmu_us_slt_arctic_hts", "training", ENGLISH, 60),
  voice("hts", "upc_ca_ona_hts", "training", CATALAN, 24),
  voice("gnuspeech", "male", "training", ENGLISH, 24),
  voice("gnuspeech", "female", "training", ENGLISH, 24),
  voice("gnuspeech", "large_child", "training", ENGLISH, 16),
  ...["alan", "bdl", "clb", "slt"].map((id) => voice("rhvoice", id, "training", ENGLISH, 80)),
  ...["evgeniy-eng", "lyubov"].map((id) => voice("rhvoice", id, "held-out", ENGLISH, 24)),
  voice("rhvoice", "spomenka", "training", SLAVIC_LATIN, 40),
  voice("rhvoice", "Letícia-F123", "training", PORTUGUESE, 40),
  ...["aleksandr", "aleksandr-hq", "anna", "elena", "irina", "azamat", "nazgul"].map((id) =>
    voice("rhvoice", id, "training", RUSSIAN, 40),
  ),
  voice("pico", "en-US", "development", ENGLISH, 36),
  voice("pico", "en-GB", "development", ENGLISH, 36),
  voice("pico", "es-ES", "development", SPANISH, 16),
  ...MBROLA.map((id) => voice("mbrola", `mb-${id}`, "held-out", ENGLISH, 16)),
  // New ones come last: what a voice says hangs on its place.
  ...["anatol", "natalia"].map((id) => voice("rhvoice", id, "training", UKRAINIAN, 40)),
  voice("rhvoice", "kiko", "training", MACEDONIAN, 40),
  ...["marianna", "volodymyr"].map((id) => voice("rhvoice", id, "development", UKRAINIAN, 24)),
  ...KOKORO_GROUPS.slice(0, 6).map(mixed),
  ...KOKORO_DEVELOPMENT.map((id) => voice("kokoro", id, "development", ENGLISH, 14)),
  ...KOKORO_HELD_OUT.map((id) => voice("kokoro", id, "held-out", ENGLISH, 14)),
  ...KOKORO_GROUPS.slice(6, 8).map(mixed),
  ...KOKORO_GROUPS.slice(8).map(mixed),
];
