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
    // "no, that is right" says both, and so does "no, I mean yes".
    const after = plain.slice(noWords);
    const says = leading(after, vocabulary.yes) > 0 || isAllYes(after, vocabulary);
    return says ? unclear : { answer: "no", rest };
  }
  if (yesWords > 0) {
    // "Yes, no, sorry, no": all of it said, it is a no.
    const after = withoutFillers(said.slice(yesWords), vocabulary.fillers).map((word) => word.plain);
    const isBoth = vocabulary.denials.joining.includes(plain[yesWords] ?? "");
    if (!isBoth && isAllNo(after, vocabulary)) return { answer: "no", rest: [] };
    const doubtful = plain.slice(yesWords).some((word) => vocabulary.negations.includes(word));
    return doubtful ? unclear : { answer: "yes", rest: said.slice(yesWords) };
  }
  return unclear;
}

/**
 * The answer to a question of yes or no, which may be told as a sentence: "I did". Of "no, wait, I did" the later counts,
 * and is not certain; who says both without taking one back has not answered. Never for a consent.
 */
export function answerToldIn(
  saying: Saying,
  language: Language,
): { readonly answer: YesNo["answer"]; readonly certain: boolean } {
  const told = claimsIn(saying, language);
  const claims = told.filter(({ amid }) => !amid);
  const last = claims.at(-1);
  const turn = claims.findLastIndex((claim) => last && claim.answer !== last.answer);
  const { answer } = yesNoIn(saying, language);
  // "Yeah, no" is a no.
  const isPlain = answer !== "unclear" && claims.slice(turn).every(({ stated }) => !stated);
  if (last && turn >= 0 && !(isPlain && answer === last.answer)) {
    const isCorrected = claims.slice(turn + 1).some(({ corrects }) => corrects);
    return { answer: isCorrected ? last.answer : "unclear", certain: false };
  }
  return answer === "unclear"
    ? { answer: statedIn(saying, language), certain: false }
    : { answer, certain: claims.length === told.length };
}

interface Claim {
  readonly answer: "yes" | "no";
  /** "I did" rather than "yes". */
  readonly stated: boolean;
  /** After a "wait" or an "I mean". */
  readonly corrects: boolean;
  /** It begins a sentence, which may explain the no or take it back: "no, I went to a hospital". */
  readonly amid: boolean;
}

/**
 * Every yes and no that a saying begins with, one after another, until a sentence goes on: "no, I was fine". That is a yes
 * only where it takes back what was said: "no, wait, I did go".
 */
function claimsIn(saying: Saying, language: Language): readonly Claim[] {
  const { yes, no, yesAfterAll, statedYes, statedNo, corrections, fillers, denials } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const claims: Claim[] = [];
  let corrects = false;
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const length = (phrases: readonly string[]) => longestStart(rest, phrases);
    const plain = [length(no), length([...yes, ...yesAfterAll])] as const;
    const stated = [length(statedNo), length(statedYes)] as const;
    const longest = Math.max(...plain, ...stated);
    const joint = Math.max(length(corrections), length([...fillers, ...denials.joining]));
    if (longest === 0 && joint === 0) break;
    if (length(corrections) >= longest || longest === 0) {
      corrects ||= length(corrections) > 0;
      at += joint;
      continue;
    }
    const isStated = Math.max(...plain) < longest;
    // "I did not", "I have no time"
    const isNegated = isStated && denials.negators.includes(rest[longest] ?? "");
    const isNo = Math.max(plain[0], stated[0]) === longest || isNegated;
    at += longest + (isNegated ? 1 : 0);
    const isBrief = at === words.length || corrects || isNo;
    const amid = isStated && !isBrief && claims.at(-1)?.answer === "no";
    claims.push({ answer: isNo ? "no" : "yes", stated: isStated, corrects, amid });
    if (amid) break;
    corrects = false;
  }
  return claims;
}

function longestStart(words: readonly string[], phrases: readonly string[]): number {
  const fitting = phrases
    .map(plainWords)
    .filter((phrase) => indexOfPhrase(words.slice(0, phrase.length), phrase) === 0);
  return Math.max(0, ...fitting.map(({ length }) => length));
}

/**
 * A yes or a no told as a sentence: "I did", "I haven't been to one yet". Only where a question of yes or no was asked,
 * and never for a consent.
 */
function statedIn(saying: Saying, language: Language): YesNo["answer"] {
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

/** After a no: "and yes", "I mean yes". */
function isAllYes(words: readonly string[], { yes, corrections, fillers, denials }: Vocabulary): boolean {
  const between = leading(words, [...corrections, ...fillers, ...denials.joining]);
  const rest = words.slice(between);
  return between > 0 && rest.length > 0 && leading(rest, yes) === rest.length;
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
