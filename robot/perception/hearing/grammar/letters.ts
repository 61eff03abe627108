import { spokenWords } from "../spoken-words.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated, words } from "./phrase.ts";
import { SURNAMES } from "./surnames.ts";

/**
 * Something spelled aloud. One style from end to end, since mixing them in one grammar confuses the
 * recogniser: letters of a name we know, "s as in sierra", "sierra", or bare letters. Bare letters are the
 * weakest (b, d, e, g, p, t and v sound alike): 3 of 30 right against 26 of 30 for names that are listed.
 */
export function letters(): Phrase {
  const bare = oneOf(ALPHABET.map(letterWord));
  return inOrder(
    maybe(oneOf(["it's", "it is", "that's", "my name is spelled", "spelled", "sure", "sure it's"])),
    oneOf([
      oneOf(SPELLED_NAMES.map((name) => words([...name].map(letterWord).join(" ")))),
      repeated(asIn()),
      repeated(oneOf(ALPHABET.map((letter) => NATO[letter] ?? letter))),
      repeated(bare),
    ]),
  );
}

/** "s as in sierra", "s for sam". */
function asIn(): Phrase {
  return oneOf(
    ALPHABET.map((letter) =>
      inOrder(letterWord(letter), oneOf(["as in", "for", "like"]), oneOf(examplesOf(letter))),
    ),
  );
}

const LETTER_MARK = "letter_";

export const ALPHABET: readonly string[] = [..."abcdefghijklmnopqrstuvwxyz"];

/** A word of our own for the letter's name: the dictionary's "a" is also the article. */
export function letterWord(letter: string): string {
  return `${LETTER_MARK}${letter}`;
}

/** What was heard, with our letter words turned back into single letters. */
export function withoutLetterMarks(text: string): string {
  return text.replaceAll(LETTER_MARK, "");
}

/** How each letter word sounds, in the phones of the CMU dictionary. */
export const LETTER_SOUNDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    ...{ a: ["EY"], b: ["B IY"], c: ["S IY"], d: ["D IY"], e: ["IY"], f: ["EH F"], g: ["JH IY"] },
    ...{ h: ["EY CH"], i: ["AY"], j: ["JH EY"], k: ["K EY"], l: ["EH L"], m: ["EH M"], n: ["EH N"] },
    ...{ o: ["OW"], p: ["P IY"], q: ["K Y UW"], r: ["AA R"], s: ["EH S"], t: ["T IY"], u: ["Y UW"] },
    ...{ v: ["V IY"], w: ["D AH B AH L Y UW"], x: ["EH K S"], y: ["W AY"], z: ["Z IY", "Z EH D"] },
  }).map(([letter, sounds]) => [letterWord(letter), sounds]),
);

const SPELLED_NAMES = [
  ...new Set([...FIRST_NAMES, ...SURNAMES].map((name) => spokenWords(name).join(""))),
].map((name) => name.replaceAll("'", ""));

const NATO: Readonly<Record<string, string>> = {
  ...{ a: "alpha", b: "bravo", c: "charlie", d: "delta", e: "echo", f: "foxtrot", g: "golf", h: "hotel" },
  ...{ i: "india", j: "juliet", k: "kilo", l: "lima", m: "mike", n: "november", o: "oscar", p: "papa" },
  ...{ q: "quebec", r: "romeo", s: "sierra", t: "tango", u: "uniform", v: "victor", w: "whiskey" },
  ...{ x: "x-ray", y: "yankee", z: "zulu" },
};

function examplesOf(letter: string): readonly string[] {
  return [...new Set([NATO[letter] ?? letter, ...(EVERYDAY[letter] ?? [])])];
}

/** What people say who never learned the alphabet of the air. */
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  ...{ a: ["apple", "adam"], b: ["boy", "bob"], c: ["cat", "car"], d: ["dog", "david"] },
  ...{ e: ["edward", "elephant"], f: ["frank", "fox"], g: ["george", "girl"], h: ["henry", "house"] },
  ...{ i: ["ice", "igloo"], j: ["john", "jack"], k: ["king", "kite"], l: ["larry", "love"] },
  ...{ m: ["mary", "mother"], n: ["nancy", "nine"], o: ["orange", "ocean"], p: ["peter", "paul"] },
  ...{ q: ["queen"], r: ["robert", "red"], s: ["sam", "sugar"], t: ["tom", "tiger"] },
  ...{ u: ["uncle", "umbrella"], v: ["victory", "violet"], w: ["william", "water"] },
  ...{ y: ["yellow", "young"], z: ["zebra"] },
};
