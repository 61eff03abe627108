import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying, type Word } from "./saying.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

export interface YesNo {
  /** `unclear`: neither, or both. Nobody is taken to have agreed by a "yes, but not …". */
  readonly answer: "yes" | "no" | "unclear";
  /** What followed: the Ruiz of "no, Ruiz". */
  readonly rest: readonly Word[];
}

export function yesNoIn(saying: Saying, language: Language): YesNo {
  const vocabulary = vocabularyOf(language);
  const said = withoutFillers(saying.words, vocabulary.fillers);
  const plain = said.map((word) => word.plain);
  const unclear: YesNo = { answer: "unclear", rest: saying.words };

  // Typed. Among other words it is a letter that is spelled.
  const letter = plain.length === 1 ? plain[0] : undefined;
  if (letter === vocabulary.yes[0]?.charAt(0)) return { answer: "yes", rest: [] };
  if (letter === vocabulary.no[0]?.charAt(0)) return { answer: "no", rest: [] };

  const afterAll = leading(plain, vocabulary.yesAfterAll);
  if (afterAll > 0) return { answer: "yes", rest: said.slice(afterAll) };

  const noWords = leading(plain, vocabulary.no);
  const yesWords = leading(plain, [...vocabulary.yes, ...vocabulary.yesAfterAll]);
  if (noWords >= yesWords && noWords > 0) {
    const rest = said.slice(noWords);
    // "no, that is right" says both.
    return leading(plain.slice(noWords), vocabulary.yes) > 0 ? unclear : { answer: "no", rest };
  }
  if (yesWords > 0) {
    // "Yes, no, sorry, no": all of it said, it is a no.
    const after = withoutFillers(said.slice(yesWords), vocabulary.fillers).map((word) => word.plain);
    if (isAllNo(after, vocabulary)) return { answer: "no", rest: [] };
    const doubtful = plain.slice(yesWords).some((word) => vocabulary.negations.includes(word));
    return doubtful ? unclear : { answer: "yes", rest: said.slice(yesWords) };
  }
  return unclear;
}

/**
 * A yes or a no told as a sentence: "I did", "I haven't been to one yet". Only where a question of yes or no was asked,
 * and never for a consent.
 */
export function statedIn(saying: Saying, language: Language): YesNo["answer"] {
  const { statedYes, statedNo } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const says = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  if (says(statedNo)) return "no";
  return says(statedYes) ? "yes" : "unclear";
}

function isAllNo(words: readonly string[], { no, fillers }: Vocabulary): boolean {
  const noes = leading(words, [...no, ...fillers]);
  return (
    noes > 0 && noes === words.length && no.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0)
  );
}

/** "Um, no": what only gains time answers nothing. Nothing but fillers stays as it is. */
function withoutFillers(words: readonly Word[], fillers: readonly string[]): readonly Word[] {
  const first = words.findIndex((word) => !fillers.includes(word.plain));
  return first < 0 ? words : words.slice(first);
}

/** How many words at the start are phrases of the list, one after another: "yes sure go ahead". */
function leading(words: readonly string[], phrases: readonly string[]): number {
  let longest = 0;
  for (const phrase of phrases) {
    const wanted = plainWords(phrase);
    if (indexOfPhrase(words.slice(0, wanted.length), wanted) === 0)
      longest = Math.max(longest, wanted.length);
  }
  return longest === 0 ? 0 : longest + leading(words.slice(longest), phrases);
}
