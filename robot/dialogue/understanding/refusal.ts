import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** "I don't give out my number", where it was asked for; "I don't understand" refuses nothing. */
export function refusesToTell(saying: Saying, language: Language): boolean {
  const { refusals, notUnderstood, fillers, no } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const start = words.slice(words.findIndex((word) => !fillers.includes(word)));
  return [start, no.includes(start[0] ?? "") ? start.slice(1) : []].some((from) =>
    refusals.map(plainWords).some((phrase) => {
      const goesOn = from.slice(phrase.length);
      return indexOfPhrase(from, phrase) === 0 && !goesOn.some((word) => notUnderstood.includes(word));
    }),
  );
}
