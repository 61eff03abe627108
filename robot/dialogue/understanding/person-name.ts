import type { Language } from "../../kernel/vocabulary.ts";
import { isRude } from "./abuse.ts";
import { saysMoney } from "./amount.ts";
import { fold, indexOfPhrase, plainWords, type Saying, sayingOfWords, type Word } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { spelledIn } from "./spelling.ts";
import { vocabularyOf } from "./vocabulary.ts";

const LONGEST_NAME_WORDS = 5;

/** A name in an answer to "what is your name?": with or without "my name is"; null when it is something else. */
export function personNameIn(saying: Saying, language: Language): string | null {
  const { nameCarriers, weakNameCarriers } = vocabularyOf(language);
  if (isRude(saying, language) || saysMoney(saying, language)) return null;
  const inParts = nameInParts(saying, language);
  if (inParts !== null) return inParts;
  const spelledToo = thenSpelled(saying, language);
  if (spelledToo !== null) return spelledToo;
  const belonging = nameOfAnother(saying.words, language);
  if (belonging !== null) return belonging;
  for (const carrier of [...nameCarriers, ...weakNameCarriers]) {
    const carried = after(saying.words, [carrier]);
    const name = carried && nameFrom(carried, language, true);
    if (name) return name;
  }
  return nameFrom(saying.words, language, false);
}

/** A name that is volunteered in an answer to something else; only where it cannot be anything but a name. */
export function introducedNameIn(saying: Saying, language: Language): string | null {
  const { nameCarriers, weakNameCarriers } = vocabularyOf(language);
  const sure = after(saying.words, nameCarriers);
  if (sure) return nameFrom(sure, language, true);
  for (const carrier of weakNameCarriers) {
    const perhaps = after(saying.words, [carrier]);
    const capital = /^\p{Lu}\p{Ll}/u.test(perhaps?.[0]?.typed ?? "");
    const name = perhaps && capital ? nameFrom(perhaps, language, true) : null;
    if (name !== null) return name;
  }
  return null;
}

/**
 * "I'm ana ruiz", as a recogniser writes it: a first and a last name after "I am". Less sure than
 * {@link introducedNameIn}, so it corrects no name that was told.
 */
export function spokenNameIn(saying: Saying, language: Language): string | null {
  const [iAm = ""] = vocabularyOf(language).weakNameCarriers;
  const carried = after(saying.words, [iAm]);
  const name = carried && nameFrom(carried, language, true);
  const length = name?.split(" ").length ?? 0;
  return name !== null && length >= 2 && length <= 3 ? name : null;
}

/** What to call its owner: the first word, or the whole of a name such as "de la Cruz". */
export function firstNameIn(name: string): string {
  const [first = name] = name.split(" ");
  return particles.includes(first.toLowerCase()) ? name : first;
}

/** The name with the one word that sounds most like `word` replaced by it: "Maria Ruis" and "Ruiz". */
export function withNearestWord(name: string, word: string): string {
  const parts = name.split(" ");
  let nearest = parts.length - 1;
  for (const [index, part] of parts.entries()) {
    const alike = similarity(fold(part), fold(word));
    if (alike > similarity(fold(parts[nearest] ?? ""), fold(word))) nearest = index;
  }
  return parts.map((part, index) => (index === nearest ? word : part)).join(" ");
}

/** The way the owner of the name would write it: "maria de la cruz" → "Maria de la Cruz", "o'neil" → "O'Neil". */
export function writtenName(words: readonly string[]): string {
  return words
    .map((word, index) => {
      const mixed = word !== word.toLowerCase() && word !== word.toUpperCase();
      if (mixed) return word;
      const lower = word.toLowerCase();
      if (index > 0 && index < words.length - 1 && particles.includes(lower)) return lower;
      return lower.replace(/^mc(?=\p{L}{3})|(^|['-])\p{L}/gu, capital).replace(/^Mc\p{L}/u, capitalAfterMc);
    })
    .join(" ");
}

const particles = "de la las los del da das dos do di du le el al bin ibn van von der den ter ten y e".split(
  " ",
);
const capital = (start: string) =>
  start.startsWith("mc") ? "Mc" : start.slice(0, -1) + start.slice(-1).toUpperCase();
const capitalAfterMc = (start: string) => `Mc${start.slice(2).toUpperCase()}`;

/** "Last name Kim, first name Daniel" */
export function nameInParts({ words }: Saying, language: Language): string | null {
  const { namedParts, notNames } = vocabularyOf(language);
  const parts = [namedParts.first, namedParts.last].map((phrases) => {
    const told = afterIs(after(words, phrases) ?? []);
    // "de la Cruz" is one last name.
    const end = told.findIndex(({ plain }) => !particles.includes(plain));
    const word = told[end];
    const isName = word && /^\p{L}[\p{L}\p{M}'-]*$/u.test(word.typed) && !notNames.includes(word.plain);
    return isName ? told.slice(0, end + 1).map(({ typed }) => typed) : null;
  });
  const [first, last] = parts;
  return first && last ? writtenName([...first, ...last]) : null;
}

/** The Gomez of "my last name is Gomez", spelled or not; null when no last name is told. */
export function lastNameIn({ words }: Saying, language: Language): string | null {
  const told = afterIs(after(words, vocabularyOf(language).namedParts.last) ?? []);
  if (told.length === 0) return null;
  const spelled = spelledIn(told, language);
  return spelled ? writtenName([spelled]) : nameFrom(told, language, true);
}

/** The Ana of "my first name is Ana"; null when no first name is told. */
export function givenNameIn({ words }: Saying, language: Language): string | null {
  const told = after(words, vocabularyOf(language).namedParts.first) ?? [];
  const name = afterIs(told);
  if (name === told || name.length === 0) return null;
  const spelled = spelledIn(name, language);
  return spelled ? writtenName([spelled]) : nameFrom(name, language, true);
}

/** "Ana Ruiz, that's R U I S": the name with the word that is spelled; null when none follows a name. */
function thenSpelled({ words }: Saying, language: Language): string | null {
  const { notNames } = vocabularyOf(language);
  const isLetter = ({ plain }: Word) => /^\p{L}(-\p{L})*$/u.test(plain);
  const start = words.findLastIndex((word) => !isLetter(word)) + 1;
  const spelled = spelledIn(words.slice(start), language);
  const end = words.slice(0, start).findLastIndex(({ plain }) => !notNames.includes(plain)) + 1;
  if (spelled === null || spelled.length < 3 || end === 0) return null;
  const name = personNameIn(sayingOfWords(words.slice(0, end)), language);
  if (name === null) return null;
  return name.includes(" ") ? withNearestWord(name, writtenName([spelled])) : null;
}

/** "It's under my husband's name, Mark Lee" */
function nameOfAnother(words: readonly Word[], language: Language): string | null {
  const owner = words.findIndex(
    ({ plain }, at) => plain.endsWith("'s") && words[at + 1]?.plain === "name" && at > 0,
  );
  return owner < 0 ? null : nameFrom(afterIs(words.slice(owner + 2)), language, true);
}

function afterIs(words: readonly Word[]): readonly Word[] {
  return ["is", "es"].includes(words[0]?.plain ?? "") ? words.slice(1) : words;
}

function nameFrom(given: readonly Word[], language: Language, introduced: boolean): string | null {
  const { notNames, explaining, fillers, yes } = vocabularyOf(language);
  const start = given.findIndex(({ plain }) => !fillers.includes(plain) && !yes.includes(plain));
  const words = start < 0 ? [] : given.slice(start);
  const name: string[] = [];
  for (const word of words) {
    const belongs =
      /^\p{L}[\p{L}\p{M}'.-]*$/u.test(word.typed) &&
      // "Two t's" tells how a name is written.
      !/^\p{L}'s$/u.test(word.plain) &&
      (!notNames.includes(word.plain) ||
        // "April May"
        (name.length > 0 && word.plain === "may" && word.typed !== word.plain) ||
        (name.length > 0 && particles.includes(word.plain) && !joins(word)));
    if (!belongs) {
      // "Ana Ruiz and I would like …" goes on about something else, "Ruiz with a z" explains itself;
      // "the blue one" never was a name.
      const ends = introduced || joins(word) || explaining.includes(word.plain);
      if (name.length === 0 || !ends) return null;
      break;
    }
    name.push(word.typed);
    if (word.pause) break;
  }
  // "Ruiz, Ana" or "Ana, and …": what follows a pause is not looked at; a particle cannot end a name.
  while (particles.includes(fold(name.at(-1) ?? "")) && name.length > 1) name.pop();
  // "K r i s …" is being spelled.
  if (name.every((word) => /^\p{L}$/u.test(word))) return null;
  if (name.length > LONGEST_NAME_WORDS || name.join("").length > 80) return null;
  return writtenName(name);
}

function joins(word: Word): boolean {
  return ["and", "i", "my", "but", "mi", "pero", "y"].includes(word.plain);
}

/** What follows the first of the phrases; null when none is said. */
function after(words: readonly Word[], phrases: readonly string[]): readonly Word[] | null {
  const plain = words.map((word) => word.plain);
  for (const phrase of phrases) {
    const wanted = plainWords(phrase);
    const start = indexOfPhrase(plain, wanted);
    if (start >= 0) return words.slice(start + wanted.length);
  }
  return null;
}
