import type { Language } from "../../kernel/vocabulary.ts";
import { withDigits } from "./number-words.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { joinSpelled } from "./spelling.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** What mail servers accept in practice: no quotes, no comments, a domain with a top level of letters. */
const address = /^[a-z0-9][a-z0-9._%+-]{0,62}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;

/** The address in what was typed or said ("ana dot ruiz at gmail dot com"), lower case; null when there is none. */
export function emailAddressIn(saying: Saying, language: Language): string | null {
  for (const { plain } of saying.words) {
    if (plain.includes("@") && isAddress(plain)) return plain;
  }
  return spokenAddress(saying, language);
}

function spokenAddress(saying: Saying, language: Language): string | null {
  const { at, dot } = vocabularyOf(language);
  const spoken = plainlySpelled(
    saying.words.map((word) => word.plain),
    language,
  );
  // "the at sign" is an at.
  const said = spoken.filter(
    (word, index) =>
      !(word === "sign" && at.includes(spoken[index - 1] ?? "")) &&
      !(word === "the" && at.includes(spoken[index + 1] ?? "")),
  );
  const words = withDigits(withLettersO(spelledOut(said, language)), language).map((word) => {
    if (word === LETTER_O) return "o";
    if (at.includes(word) || word === "at") return "@";
    if (dot.includes(word) || word === "dot") return ".";
    if (word === "underscore") return "_";
    if (word === "dash" || word === "minus") return "-";
    if (word === "plus") return "+";
    return word;
  });
  const middle = words.lastIndexOf("@");
  if (middle < 1) return null;

  // A domain is "word dot word …": it ends where two words follow one another without a dot.
  let end = middle + 1;
  while (end < words.length && isDomainWord(words, middle, end)) end += 1;
  const domain = words.slice(middle + 1, end).join("");

  // Before the @ any number of words may belong to it; the introduction does not.
  const from = afterIntroduction(words.slice(0, middle));
  if (namesParts(words.slice(from, middle), language)) return null;
  const name = words.slice(from, middle).join("");
  const whole = `${name}@${domain}`;
  return isAddress(whole) ? whole : null;
}

/** Without what is said about how it is written: "no spaces", and the "letter" of "the letter z". */
function plainlySpelled(words: readonly string[], language: Language): readonly string[] {
  const { emailRemarks, characterNouns, digits, articles } = vocabularyOf(language);
  const remarks = emailRemarks.map(plainWords).sort((a, b) => b.length - a.length);
  const isCharacter = (word = "") => /^[\p{L}\d]$/u.test(word) || Object.hasOwn(digits, word);
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const remark = remarks.find((phrase) => indexOfPhrase(words.slice(at, at + phrase.length), phrase) === 0);
    const names = characterNouns.includes(words[at] ?? "") && isCharacter(words[at + 1]);
    if (remark) at += remark.length - 1;
    else if (!names) out.push(words[at] ?? "");
    else if (articles.includes(out.at(-1) ?? "")) out.pop();
  }
  return out;
}

/** "S as in sierra, a, m" as letters. "Mike" is an M only among others, and else the name. */
function spelledOut(words: readonly string[], language: Language): readonly string[] {
  const { letters } = vocabularyOf(language);
  const isLetter = (word = "") => /^\p{L}$/u.test(word) || Object.hasOwn(letters, word);
  const names = words.filter(
    (word, at) => Object.hasOwn(letters, word) && !isLetter(words[at - 1]) && !isLetter(words[at + 1]),
  );
  // Stands in its place while the rest is spelled.
  const kept = words.map((word) => (names.includes(word) ? `=${word}` : word));
  return joinSpelled(kept, language).map((word) => word.replace(/^=/, ""));
}

/** "B o b": beside a letter that is spelled, "o" is one too, and no nought. */
function withLettersO(words: readonly string[]): readonly string[] {
  const isLetters = (word = "") => /^(\p{L})\1*$/u.test(word) && word !== "@";
  return words.map((word, at) =>
    word === "o" && (isLetters(words[at - 1]) || isLetters(words[at + 1])) ? LETTER_O : word,
  );
}

/** Stands for the letter where "o" would be taken for a nought. */
const LETTER_O = "(o)";

/** "My first name dot my last name": told what it is made of, nobody knows how it is written. */
function namesParts(words: readonly string[], language: Language): boolean {
  const { first, last } = vocabularyOf(language).namedParts;
  return [...first, ...last].some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
}

function isAddress(text: string): boolean {
  return address.test(text) && !text.includes("..") && !text.includes(".@");
}

function isDomainWord(words: readonly string[], middle: number, index: number): boolean {
  const before = words[index - 1];
  const word = words[index] ?? "";
  if (!/^[a-z0-9.-]+$/.test(word)) return false;
  if (word === "." || before === "." || index === middle + 1) return true;
  // Spelled pieces run on: "g m x dot d e", "hot mail dot com".
  const dotLater = words.indexOf(".", index) > index;
  return dotLater || (word.length === 1 && before?.length === 1);
}

/** Index of the first word after "my e-mail is", "it is", "reach me at" … */
function afterIntroduction(words: readonly string[]): number {
  const introductions = [
    "is",
    "it",
    "mail",
    "email",
    "e-mail",
    "address",
    "me",
    "my",
    "the",
    "and",
    "or",
    "use",
    "no",
    "es",
    "mi",
    "correo",
    "@",
    "sure",
    "okay",
    "yes",
  ];
  let from = 0;
  for (const [index, word] of words.entries()) {
    if (introductions.includes(word)) from = index + 1;
  }
  return from;
}
