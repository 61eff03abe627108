import type { Choice } from "../../kernel/intake-question.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { allNamedIn, phrasesOf } from "./choice.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { wordRoot } from "./word-root.ts";

/**
 * Whether a question is about more than the choices that it names: "do you cut dogs' hair too" and "who does the
 * cutting" are no orders of a haircut. What asks for something to be done ("can I get a haircut") is one, whatever else
 * is in it.
 */
export function asksForMore(saying: Saying, choices: readonly Choice[], language: Language): boolean {
  const words = saying.words.map((word) => word.plain);
  const vocabulary = vocabularyOf(language);
  const starts = (phrase: string) => {
    const at = indexOfPhrase(words, plainWords(phrase));
    return at >= 0 && words.slice(0, at).every((word) => vocabulary.fillers.includes(word));
  };
  if (vocabulary.requests.some(starts)) return false;
  if (allNamedIn(saying, choices, language).length === 0) return true;

  const { smallWords, whenWords, fillers, politeness, questionStarts, additions, wishing } = vocabulary;
  const company = [...politeness, ...questionStarts, ...additions, ...wishing].flatMap(plainWords);
  const named = choices.flatMap((choice) => phrasesOf(choice, language).flatMap(plainWords)).map(wordRoot);
  const familiar = new Set([...smallWords, ...whenWords, ...fillers, ...company, ...vocabulary.puzzled]);
  return words.some((word) => !familiar.has(word) && !named.includes(wordRoot(word)));
}
