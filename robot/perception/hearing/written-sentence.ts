import { FIRST_NAMES } from "./grammar/first-names.ts";
import { SURNAMES } from "./grammar/surnames.ts";

/**
 * How people may write the words that a grammar has: `"my name is ana ruiz"` → `"My name is Ana Ruiz."`. A transcriber
 * learnt from written text, and to it the same words in small letters are less likely by far. Numbers and addresses are
 * written in more than one way.
 */
export function writtenSentences(words: string): readonly string[] {
  const forms = [words, digitsIn(words), addressIn(words)].filter((form) => form !== null);
  return [...new Set(forms.map((form) => `${capitalised(form)}.`))];
}

function capitalised(words: string): string {
  const written = words.split(" ").map((word) => (isProper(word) ? upperFirst(word) : word));
  return upperFirst(written.join(" "));
}

/** A list has "mc donald" and "de la cruz" too, of whose parts only the large ones count. */
const NAMES = new Set(
  [...FIRST_NAMES, ...SURNAMES].flatMap((name) => name.split(" ")).filter((name) => name.length > 2),
);
const ALSO_PROPER = new Set([
  ..."i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday january february".split(
    " ",
  ),
  ..."march april june july august september october november december".split(" "),
]);

/** A single letter is spelled, unless it is the article. */
function isProper(word: string): boolean {
  return NAMES.has(word) || ALSO_PROPER.has(word) || (word.length === 1 && word !== "a");
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const DIGITS = new Map(
  "zero 0|oh 0|one 1|two 2|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9".split("|").map((pair) => {
    const [word = "", digit = ""] = pair.split(" ");
    return [word, digit] as const;
  }),
);

/** "it's 312-555-0143"; null when no such number is in it. */
function digitsIn(words: string): string | null {
  const written = words.replace(TEN_DIGITS, (spoken) => {
    const digits = spoken
      .split(" ")
      .map((word) => DIGITS.get(word))
      .join("");
    return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
  });
  return written === words ? null : written;
}

const A_DIGIT = `(?:${[...DIGITS.keys()].join("|")})`;
const TEN_DIGITS = new RegExp(`\\b${A_DIGIT}(?: ${A_DIGIT}){9}\\b`, "g");

/** "my email is maria.ruiz@gmail.com"; null when there is none in it. */
function addressIn(words: string): string | null {
  const [before, domain, ...more] = words.split(" at ");
  if (before === undefined || domain === undefined || more.length > 0 || !domain.includes(" dot "))
    return null;
  const name = before.replaceAll(" dot ", ".");
  return `${name}@${domain.replaceAll(" dot ", ".").replaceAll(" ", "")}`;
}
