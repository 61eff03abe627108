import type { Language } from "../../kernel/vocabulary.ts";
import { soundsAsked } from "./inquiry.ts";
import { plainWords, type Saying, type Word } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Whether it finds all that is shown right, with or without a no before it: "no, it's all good", "don't change
 * anything". Every word of it must be praise or its company, so that no objection is overheard.
 */
export function approvesIn(saying: Saying, language: Language): boolean {
  if (soundsAsked(saying, language)) return false;
  const { approval, fillers } = vocabularyOf(language);
  const rest = afterNoes(saying.words, language);
  const words = rest.map((word) => word.plain);
  if (isOneOf(saying.words, approval.unchanged, language) || isOneOf(rest, approval.unchanged, language))
    return true;
  const [first = ""] = words;
  const isPraise = (word: string) => approval.praise.includes(word);
  // "No good" is none; "no, all good" is.
  if (!words.some(isPraise) || (rest.length < saying.words.length && isPraise(first))) return false;
  return words.every((word) => isPraise(word) || approval.around.includes(word) || fillers.includes(word));
}

/** Asked what to change: "nothing", "no thanks". A bare no may mean that it is still wrong. */
export function leavesAsIsIn(saying: Saying, language: Language): boolean {
  const { approval, noneOfThem, no, fillers } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const denies = words.some((word) => approval.nothing.includes(word) || noneOfThem.includes(word));
  const company = [...approval.nothing, ...approval.around, ...noneOfThem, ...no, ...fillers];
  return denies && words.every((word) => company.includes(word));
}

/** "Nope, nothing, it's fine": what comes after it. "Nothing is fine" is said of something. */
function afterNoes(words: readonly Word[], language: Language): readonly Word[] {
  const { approval, no, fillers } = vocabularyOf(language);
  const [first, second] = words;
  if (!first || !second) return words;
  const isNo =
    approval.noes.includes(first.plain) ||
    fillers.includes(first.plain) ||
    (no.includes(first.plain) && (first.pause || approval.subjects.includes(second.plain)));
  return isNo ? afterNoes(words.slice(1), language) : words;
}

function isOneOf(words: readonly Word[], phrases: readonly string[], language: Language): boolean {
  const { politeness } = vocabularyOf(language);
  const said = words.map((word) => word.plain).filter((word) => !politeness.includes(word));
  return phrases.some((phrase) => plainWords(phrase).join(" ") === said.join(" "));
}
