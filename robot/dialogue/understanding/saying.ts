/** One word of a saying, in two spellings. */
export interface Word {
  /** Lower case, without accents and punctuation at its ends: what understanding compares. */
  readonly plain: string;
  /** As it was typed or recognised, without punctuation at its ends: what a name keeps. */
  readonly typed: string;
  /** A comma, full stop or the like came after it. */
  readonly pause: boolean;
}

/** What a visitor said or typed, taken apart. Speech arrives in lower case and without punctuation. */
export interface Saying {
  readonly text: string;
  readonly words: readonly Word[];
  /** It ended in a question mark. */
  readonly asks: boolean;
}

export function sayingOf(text: string): Saying {
  const tidy = text
    .normalize("NFC")
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  return { text: tidy, words: tidy.split(" ").flatMap(wordsIn), asks: /\?\s*$/.test(tidy) };
}

/** A part of a saying, as a saying. */
export function sayingOfWords(words: readonly Word[]): Saying {
  return { text: words.map((word) => word.typed).join(" "), words, asks: false };
}

/** The same comparison form for a phrase of ours: vocabulary or profile, never what a visitor said. */
export function plainWords(phrase: string): readonly string[] {
  const known = taken.get(phrase);
  if (known) return known;
  const words = sayingOf(phrase).words.map((word) => word.plain);
  taken.set(phrase, words);
  return words;
}

/** Each phrase is compared at every turn and taken apart once. As many entries as there are phrases. */
const taken = new Map<string, readonly string[]>();

/** Lower case and without accents: "Sí" and "si" are the same to a listener. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Where `phrase` begins in `words`, as whole words in a row; -1 when nowhere. */
export function indexOfPhrase(words: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return -1;
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (phrase.every((word, offset) => words[start + offset] === word)) return start;
  }
  return -1;
}

/** Contractions that hide a word we listen for. Names such as O'Neil are left alone. */
const contractions: Readonly<Record<string, readonly [string, string]>> = {
  "i'm": ["i", "am"],
  "i'd": ["i", "would"],
  "i've": ["i", "have"],
  "it's": ["it", "is"],
  "that's": ["that", "is"],
  "what's": ["what", "is"],
  "where's": ["where", "is"],
  "who's": ["who", "is"],
  "name's": ["name", "is"],
  "let's": ["let", "us"],
  "you're": ["you", "are"],
  "don't": ["do", "not"],
  "didn't": ["did", "not"],
  "doesn't": ["does", "not"],
  "isn't": ["is", "not"],
  "won't": ["will", "not"],
  "can't": ["can", "not"],
  "wasn't": ["was", "not"],
  "haven't": ["have", "not"],
  "hasn't": ["has", "not"],
  "hadn't": ["had", "not"],
  "wouldn't": ["would", "not"],
  "couldn't": ["could", "not"],
  "aren't": ["are", "not"],
  gotta: ["got", "to"],
  wanna: ["want", "to"],
  gonna: ["going", "to"],
  lemme: ["let", "me"],
  gimme: ["give", "me"],
  "we've": ["we", "have"],
  "you've": ["you", "have"],
  "we're": ["we", "are"],
  "they're": ["they", "are"],
  "there's": ["there", "is"],
  "here's": ["here", "is"],
  "everything's": ["everything", "is"],
};

function wordsIn(chunk: string): readonly Word[] {
  const typed = chunk.replace(/^[^\p{L}\p{N}@+_]+/u, "").replace(/[^\p{L}\p{N}@_]+$/u, "");
  if (typed === "") return [];
  const pause = /[.,;:!?]["')]*$/.test(chunk);
  const plain = fold(typed);
  const parts = Object.hasOwn(contractions, plain) ? contractions[plain] : undefined;
  if (!parts) return [{ plain, typed, pause }];
  return [
    { plain: parts[0], typed: parts[0], pause: false },
    { plain: parts[1], typed: parts[1], pause },
  ];
}
