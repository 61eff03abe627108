import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Word } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * A word spelled aloud: "r u i z", "R-U-I-Z", "s as in sierra", "sierra mike", "double l". Lower case; null
 * when anything else is in it, or fewer than two letters.
 */
export function spelledIn(words: readonly Word[], language: Language): string | null {
  const plain = joinSpelled(
    words.flatMap(({ plain: word }) => (/^\p{L}(-\p{L})+$/u.test(word) ? word.split("-") : [word])),
    language,
  );
  let spelled = "";
  for (const word of plain) {
    if (!/^(\p{L}|['-])$/u.test(word) && !isLetters(word)) return null;
    spelled += word;
  }
  return [...spelled].length >= 2 ? spelled : null;
}

/** Letters that end a saying, after what leads up to them: "it's k r i s t e n", "no, spelled r u i z". */
export function spelledAtEndOf(words: readonly Word[], language: Language): string | null {
  const { notNames, fillers } = vocabularyOf(language);
  const leadsUp = (word: Word) => notNames.includes(word.plain) || fillers.includes(word.plain);
  for (let start = 0; start < words.length; start++) {
    const spelled = spelledIn(words.slice(start), language);
    // "it's a" is none: more than one letter by itself, or all of it.
    if (spelled !== null && (start === 0 || spelled.length > 2)) return spelled;
    const word = words[start];
    if (!word || !leadsUp(word)) return null;
  }
  return null;
}

/** "two t's": how often a letter stands there in a row, and what was said before that. */
export interface LetterCount {
  readonly letter: string;
  readonly times: number;
  readonly before: readonly Word[];
}

/** Of "double l", "Anna with two n's"; null when letters are spelled, or nothing is said of how often. */
export function letterCountIn(words: readonly Word[], language: Language): LetterCount | null {
  const { single, digits, repeats } = vocabularyOf(language);
  const last = words.at(-1)?.plain ?? "";
  const count = words.at(-2)?.plain ?? "";
  const letter = /^(\p{L})(?:'?s)?$/u.exec(last)?.[1];
  const counted = Object.hasOwn(digits, count) ? Number(digits[count]) : Number.NaN;
  const times = single.includes(count) ? 1 : Object.hasOwn(repeats, count) ? (repeats[count] ?? 0) : counted;
  // "Double u" is a letter of its own.
  const isLetter = letter !== undefined && !(letter === "u" && times === 2 && last === "u");
  const before = words.slice(0, -2);
  const isSpelled = before.some(({ plain }) => /^\p{L}$/u.test(plain));
  return isLetter && !isSpelled && times >= 1 && times <= 3 ? { letter, times, before } : null;
}

/** Marks letters that came from one word, such as the two of "double l". */
const isLetters = (word: string) => /^(\p{L})\1+$/u.test(word);

/** Replaces every spelled letter ("s as in sierra", "tango", "double u") by the letter; other words stay. */
export function joinSpelled(words: readonly string[], language: Language): readonly string[] {
  const { asIn, letters, repeats } = vocabularyOf(language);
  const explanations = asIn.map(plainWords);
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    if (word === "double" && next === "u") {
      out.push("w");
      at += 1;
    } else if (Object.hasOwn(repeats, word) && /^\p{L}$/u.test(next)) {
      out.push(next.repeat(repeats[word] ?? 1));
      at += 1;
    } else if (word === "apostrophe" || word === "apostrofe") {
      out.push("'");
    } else if (word === "hyphen" || word === "guion") {
      out.push("-");
    } else if (/^\p{L}$/u.test(word)) {
      out.push(word);
      const said = explanations.find((phrase) => indexOfPhrase(words.slice(at + 1), phrase) === 0);
      // Only an example that begins with the letter explains it.
      if (said && words[at + 1 + said.length]?.startsWith(word)) at += said.length + 1;
    } else {
      out.push((Object.hasOwn(letters, word) ? letters[word] : undefined) ?? word);
    }
  }
  return out;
}
