import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Whether a saying begins as only a speaker of the other language begins one: "hola", "me llamo …". */
export function beginsInOther(saying: Saying, language: Language): boolean {
  const words = saying.words.map((word) => word.plain);
  const { openings } = vocabularyOf(language === "en" ? "es" : "en");
  return openings.map(plainWords).some((phrase) => indexOfPhrase(words, phrase) === 0);
}

/** "And Spanish" names one more language; "in Spanish" and "Spanish" ask for it to be spoken. */
export function addsLanguage(saying: Saying, language: Language): boolean {
  const { commands, denials } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const names = commands["other-language"].map(plainWords).filter((phrase) => phrase.length === 1);
  return names.some((name) => denials.joining.includes(words[indexOfPhrase(words, name) - 1] ?? ""));
}
