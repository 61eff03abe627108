import type { Language } from "../../kernel/vocabulary.ts";
import { withDigits } from "./number-words.ts";
import type { Saying } from "./saying.ts";
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
  const spoken = saying.words.map((word) => word.plain);
  // "the at sign" is an at.
  const said = spoken.filter(
    (word, index) =>
      !(word === "sign" && at.includes(spoken[index - 1] ?? "")) &&
      !(word === "the" && at.includes(spoken[index + 1] ?? "")),
  );
  const words = withDigits(joinSpelled(said, language), language).map((word) => {
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
  const name = words.slice(from, middle).join("");
  const whole = `${name}@${domain}`;
  return isAddress(whole) ? whole : null;
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
