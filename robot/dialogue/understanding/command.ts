import type { Language } from "../../kernel/vocabulary.ts";
import { type VisitorCommand, visitorCommand } from "../screen-protocol.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** What a visitor may say at any time, whatever was asked. */
export type Standing = VisitorCommand | "goodbye" | "second-thoughts" | "faster" | "go-ahead";

/**
 * The standing wish that the whole saying is, apart from politeness: "could you repeat that, please" is one,
 * "I need help with my color" is none.
 */
export function standingIn(saying: Saying, language: Language): Standing | null {
  const vocabulary = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const bare = withoutPoliteness(words, vocabulary.politeness.map(plainWords));
  const is = (phrases: readonly string[]) =>
    phrases.some((phrase) => {
      const wanted = plainWords(phrase);
      return sameWords(words, wanted) || sameWords(bare, wanted);
    });
  for (const command of visitorCommand.options) {
    if (is(vocabulary.commands[command])) return command;
  }
  if (vocabulary.puzzled.some((phrase) => sameWords(words, plainWords(phrase)))) return "repeat";
  if (is(vocabulary.goodbye)) return "goodbye";
  if (is(vocabulary.faster)) return "faster";
  if (is(vocabulary.goAhead)) return "go-ahead";
  if (is(vocabulary.secondThoughts)) return "second-thoughts";
  return null;
}

/** Every phrase that {@link standingIn} knows, for the recogniser. */
export function standingPhrases(language: Language): readonly string[] {
  const { commands, goodbye, faster, goAhead } = vocabularyOf(language);
  return [...Object.values(commands).flat(), ...goodbye, ...faster, ...goAhead];
}

function withoutPoliteness(
  words: readonly string[],
  polite: readonly (readonly string[])[],
): readonly string[] {
  for (const phrase of polite) {
    if (indexOfPhrase(words.slice(0, phrase.length), phrase) === 0) {
      return withoutPoliteness(words.slice(phrase.length), polite);
    }
    if (indexOfPhrase(words.slice(-phrase.length), phrase) === 0) {
      return withoutPoliteness(words.slice(0, -phrase.length), polite);
    }
  }
  return words;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
