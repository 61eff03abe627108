import { execFileSync } from "node:child_process";
import type { Random } from "../../../robot/kernel/random.ts";

/** How somebody pronounces English: as espeak-ng's voice has it, and with the sounds of another language. */
export type Accent = "american" | "british" | "rp" | "scottish" | "caribbean" | keyof typeof HABITS;

const ESPEAK: Partial<Record<Accent, string>> = {
  british: "en-gb",
  rp: "en-gb-x-rp",
  scottish: "en-gb-scotland",
  caribbean: "en-029",
};

/** Found, put in its place, and in what share of what such speakers say. */
type Habit = readonly [RegExp, string, number];

/** A vowel of English as most other languages have it, where their own school has not taught it otherwise. */
const PLAIN_VOWELS: readonly Habit[] = [
  [/[əɐʌ]$/g, "a", 0.7],
  [/[əɐ](?=[ .,!?])/g, "a", 0.7],
  [/eɪ/g, "e", 0.4],
  [/ɪ(?!$)/g, "i", 0.5],
  [/ɛ/g, "e", 0.4],
  [/oʊ/g, "o", 0.6],
  [/æ/g, "a", 0.5],
];

const HABITS = {
  french: [
    [/h/g, "", 0.6],
    [/ɹ/g, "ʁ", 0.7],
    [/θ/g, "s", 0.6],
    [/ð/g, "z", 0.6],
    [/ˈ(\S+?)([aɐə])(?=[ .,!?]|$)/g, "$1ˈ$2", 0.4],
    ...PLAIN_VOWELS,
  ],
  german: [
    [/st/g, "ʃt", 0.45],
    [/ɹ/g, "ʁ", 0.6],
    [/w/g, "v", 0.5],
    [/θ/g, "s", 0.4],
    [/ð/g, "d", 0.4],
    [/ə$/g, "ɐ", 0.5],
    [/eɪ/g, "eː", 0.4],
    [/d(?=[ .,!?]|$)/g, "t", 0.6],
    ...PLAIN_VOWELS,
  ],
  spanish: [
    [/(^|[ ,.!?])(ˈ?)(?=s[tpk])/g, "$1e$2", 0.5],
    [/h/g, "x", 0.6],
    [/ɹ/g, "ɾ", 0.7],
    [/z/g, "s", 0.7],
    [/v/g, "b", 0.5],
    [/ˈɛl/g, "ˈɛʎ", 0.06],
    ...PLAIN_VOWELS,
  ],
  italian: [
    [/h/g, "", 0.4],
    [/ɛl(?=[əaɐ])/g, "ɛll", 0.6],
    [/ɹ/g, "r", 0.7],
    [/θ/g, "t", 0.5],
    ...PLAIN_VOWELS,
  ],
  indian: [[/t/g, "ʈ", 0.6], [/d/g, "ɖ", 0.5], [/ɹ/g, "ɾ", 0.6], [/w|v/g, "ʋ", 0.7], ...PLAIN_VOWELS],
  chinese: [
    [/st/g, "sɨt", 0.15],
    [/ɹ/g, "ɻ", 0.5],
    [/θ/g, "s", 0.6],
    [/ð/g, "d", 0.5],
    [/eɪ/g, "ei", 0.4],
    [/ˈ/g, "", 0.2],
    ...PLAIN_VOWELS,
  ],
  japanese: [
    [/st/g, "sɯt", 0.35],
    [/l/g, "ɾ", 0.6],
    [/ɹ/g, "ɾ", 0.6],
    [/θ/g, "s", 0.6],
    [/v/g, "b", 0.6],
    ...PLAIN_VOWELS,
  ],
  portuguese: [
    [/(^|[ ,.!?])(ˈ?)(?=s[tpk])/g, "$1i$2", 0.4],
    [/h/g, "χ", 0.3],
    [/l(?=[ .,!?]|$)/g, "w", 0.5],
    [/ɹ/g, "ɾ", 0.6],
    ...PLAIN_VOWELS,
  ],
  slavic: [
    [/h/g, "x", 0.6],
    [/ɹ/g, "r", 0.7],
    [/w/g, "v", 0.7],
    [/θ/g, "s", 0.5],
    [/eɪ/g, "ej", 0.5],
    [/tˈɛ/g, "tʲˈɛ", 0.2],
    ...PLAIN_VOWELS,
  ],
} as const satisfies Record<string, readonly Habit[]>;

/** What English phones become in somebody's mouth: each habit all through the saying or not at all. */
export function accented(phones: string, accent: Accent, random: Random): string {
  const habits: readonly Habit[] = accent in HABITS ? HABITS[accent as keyof typeof HABITS] : [];
  return habits.reduce(
    (now, [sound, instead, share]) => (random.next() < share ? now.replace(sound, instead) : now),
    phones,
  );
}

/** In IPA as Kokoro's vocabulary has it; punctuation stays, since it is how a saying is sung. */
export function phonesOf(text: string, accent: Accent): string {
  const voice = ESPEAK[accent] ?? "en-us";
  return text
    .split(/([[\],.!?]+)/)
    .map((part) => (/\p{L}/u.test(part) ? spelled(part, voice) : part))
    .join("")
    .replace(/\s+/g, " ");
}

function spelled(part: string, voice: string): string {
  const known = SPELLED.get(`${voice} ${part}`);
  if (known !== undefined) return known;
  const said = execFileSync("espeak-ng", ["-q", "--ipa=3", "-v", voice, part], { encoding: "utf8" });
  // As Kokoro's own front end does: one r, and no marks for what belongs together.
  const phones = said.trim().replaceAll("\u200d", "").replaceAll("_", "").replaceAll("r", "ɹ");
  const framed = `${/^\s/.test(part) ? " " : ""}${phones}${/\s$/.test(part) ? " " : ""}`;
  SPELLED.set(`${voice} ${part}`, framed);
  return framed;
}

const SPELLED = new Map<string, string>();
