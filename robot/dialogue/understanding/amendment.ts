import type { Language } from "../../kernel/vocabulary.ts";
import { emailAddressIn } from "./email-address.ts";
import {
  givenNameIn,
  lastNameIn,
  nameInParts,
  personNameIn,
  withNearestWord,
  writtenName,
} from "./person-name.ts";
import { withCorrectedPart } from "./phone-number.ts";
import { fold, type Saying, sayingOf } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { type LetterCount, letterCountIn, spelledAtEndOf } from "./spelling.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** `name` as somebody corrects a part of it: "two t's", "Ruiz", "my last name is Gomez"; null when nobody does. */
export function amendedName(name: string, saying: Saying, language: Language): string | null {
  const count = letterCountIn(saying.words, language);
  if (count) return withLetters(withWordLikeItsOwn(name, count.before, language), count);
  // First and last name are no part of it, but the whole.
  if (nameInParts(saying, language) !== null) return null;
  const last = lastNameIn(saying, language);
  if (last !== null) return withLastName(name, last, saying, language);
  const first = givenNameIn(saying, language);
  if (first !== null) return [first, ...name.split(" ").slice(1)].join(" ");
  const spelled = spelledAtEndOf(saying.words, language);
  const both = spelled && splitLike(name, spelled);
  if (both) return both;
  const word = spelled ? writtenName([spelled]) : personNameIn(saying, language);
  if (word === null || word.includes(" ") || !name.includes(" ")) return null;
  return withNearestWord(name, word);
}

/** A number or an address as somebody corrects a part of it; null when nobody does. */
export function amendedContact(contact: string, saying: Saying, language: Language): string | null {
  if (!contact.includes("@")) return withCorrectedPart(contact, saying, language);
  const [local = "", domain = ""] = contact.split("@");
  const count = letterCountIn(saying.words, language);
  const amended = count && withLetters(withWordLikeItsOwn(local, count.before, language), count);
  if (!amended) return null;
  return emailAddressIn(sayingOf(`${fold(amended)}@${domain}`), language);
}

/** A first and a last name spelled in one go, taken apart where `name` has its space; null when it is one of them. */
function splitLike(name: string, spelled: string): string | null {
  const [first = "", last, ...more] = name.split(" ").map(fold);
  if (last === undefined || more.length > 0) return null;
  const whole = similarity(first + last, spelled);
  if (whole < ALIKE || whole <= Math.max(similarity(first, spelled), similarity(last, spelled))) return null;
  const likeness = (at: number) =>
    similarity(first, spelled.slice(0, at)) + similarity(last, spelled.slice(at));
  const places = Array.from({ length: spelled.length - 1 }, (_, index) => index + 1);
  const at = places.reduce((best, place) => (likeness(place) > likeness(best) ? place : best), 1);
  return writtenName([spelled.slice(0, at), spelled.slice(at)]);
}

/** Whether a word that is told for `name` sounds like one of its own. */
export function isLikeAny(name: string, told: string): boolean {
  return told.split(" ").some((word) => name.split(" ").some((own) => areAlike(own, word)));
}

function areAlike(own: string, word: string): boolean {
  return similarity(fold(own), fold(word)) >= ALIKE;
}

/** "Ana" and "Anne", "Ruiz" and "Ruis"; of four letters two may differ. */
const ALIKE = 0.5;

/** "Anna with two n's" says the word once more before it says how it is written. */
function withWordLikeItsOwn(name: string, before: Saying["words"], language: Language): string {
  const { explaining } = vocabularyOf(language);
  const told = before
    .filter(({ plain }) => !explaining.includes(plain))
    .find(({ typed }) => name.split(" ").some((own) => areAlike(own, typed)));
  if (!told) return name;
  return name.includes(" ") ? withNearestWord(name, writtenName([told.typed])) : told.typed;
}

/** The name with so many of the letter in a row: where there are as many already it stays; else the last one counts. */
function withLetters(name: string, { letter, times }: LetterCount): string | null {
  const runs = [...name.matchAll(new RegExp(`${letter}+`, "giu"))];
  const last = runs.at(-1);
  if (!last) return null;
  if (runs.some(([run]) => run.length === times)) return name;
  const run = last[0].charAt(0) + letter.repeat(times - 1);
  return name.slice(0, last.index) + run + name.slice(last.index + last[0].length);
}

/** Who calls what was read back the first name has another one behind it. */
function withLastName(name: string, last: string, saying: Saying, language: Language): string {
  const words = name.split(" ");
  const plain = saying.words.map((word) => word.plain).join(" ");
  const wasFirst = vocabularyOf(language).namedParts.first.some((phrase) => plain.includes(phrase));
  const kept = words.length === 1 || wasFirst ? words : words.slice(0, -1);
  return [...kept, last].join(" ");
}
