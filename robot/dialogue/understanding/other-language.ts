import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Whether a saying begins as only a speaker of the other language begins one: "hola", "me llamo …". */
export function beginsInOther(saying: Saying, language: Language): boolean {
  const words = saying.words.map((word) => word.plain);
  const { openings } = vocabularyOf(language === "en" ? "es" : "en");
  return openings.map(plainWords).some((phrase) => indexOfPhrase(words, phrase) === 0);
}
