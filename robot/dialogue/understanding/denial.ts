import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Word } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A stretch of words in a saying; `to` is the first one after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether what is named there is denied: "no color", "anything but color", "I don't want color", "this week is bad".
 * `named` are all stretches that name something: "neither Spanish nor Polish" denies both.
 */
export function isDenied(
  words: readonly Word[],
  at: Stretch,
  named: readonly Stretch[],
  language: Language,
): boolean {
  return isDeniedBefore(words, at, named, language) || isDeniedAfter(words, at, language);
}

/** Whether anything can be denied in it at all: most sayings deny nothing, and need no second look. */
export function deniesAnything(words: readonly Word[], language: Language): boolean {
  const { negations, denials } = vocabularyOf(language);
  const { negators, against, unsuiting } = denials;
  return saysAny(
    words.map((word) => word.plain),
    [...negations, ...negators, ...against, ...unsuiting],
  );
}

/** Where what was denied is set against what is wished for: the "but" of "no rush, but next week"; -1 when nowhere. */
export function contrastIn(words: readonly string[], language: Language): number {
  const { negations, denials } = vocabularyOf(language);
  const { contrasting, unsuiting, negators } = denials;
  const denying = [...negations, ...negators, ...unsuiting].filter((phrase) => !contrasting.includes(phrase));
  const isContrast = (at: number) => !leavesOut(words, at, language) && saysAny(words.slice(0, at), denying);
  return words.findLastIndex((word, at) => contrasting.includes(word) && isContrast(at));
}

function isDeniedBefore(
  words: readonly Word[],
  at: Stretch,
  named: readonly Stretch[],
  language: Language,
): boolean {
  const { articles, negations, denials } = vocabularyOf(language);
  const plain = words.map((word) => word.plain);
  let end = at.from;
  while (end > 0 && (articles.includes(plain[end - 1] ?? "") || plain[end - 1] === "for")) end--;
  const before = plain[end - 1] ?? "";
  const isBut = denials.contrasting.includes(before);
  if (negations.includes(before) && (!isBut || leavesOut(plain, end - 1, language))) return true;
  if (endsIn(withoutArticles(plain.slice(0, at.from), articles), denials.against) > 0) return true;

  // "Not Spanish or Polish": what is joined to something denied is denied as well.
  const joined = named.filter(({ to }) => denials.joining.includes(before) && to === end - 1);
  if (joined.some((other) => isDeniedBefore(words, other, named, language))) return true;

  return deniesNext(words.slice(0, at.from), language);
}

/** Whether the end of these words denies what follows: "I am not here for". A pause ends what a negation reaches. */
export function deniesNext(words: readonly Word[], language: Language): boolean {
  const { articles, denials } = vocabularyOf(language);
  const plain = words.map((word) => word.plain);
  for (let end = words.length; end > 0; ) {
    const before = plain.slice(0, end);
    if (words[end - 1]?.pause) return false;
    if (endsIn(before, denials.negators) > 0) return true;
    const step = endsIn(before, [...denials.reaching, ...articles]);
    if (step === 0) return false;
    end -= step;
  }
  return false;
}

/** "This week is bad", "color does not work for me". Not "the divorce is not final". */
function isDeniedAfter(words: readonly Word[], at: Stretch, language: Language): boolean {
  const { denials, no } = vocabularyOf(language);
  let rest = words.slice(at.to).map((word) => word.plain);
  let negated = false;
  for (;;) {
    if (startsWith(rest, denials.unsuiting) > 0) return !negated;
    if (negated && startsWith(rest, denials.suiting) > 0) return true;
    // The last word of "color, no" denies it; amid others a no answers something.
    const isLastNo = rest.length === 1 && rest[0] === no[0];
    const isNegation = isLastNo || denials.negators.includes(rest[0] ?? "");
    const step = isNegation ? 1 : startsWith(rest, denials.linking);
    if (step === 0) break;
    negated ||= isNegation;
    rest = rest.slice(step);
  }
  // "This week I can't". The "not" of "a haircut, not color" belongs to what follows.
  return negated && rest.length === 0;
}

/** The "but" of "anything but color". That of "I speak nothing but English" and of "not color but a cut" does not. */
function leavesOut(words: readonly string[], at: number, language: Language): boolean {
  const { universals, negators } = vocabularyOf(language).denials;
  const universal = words.slice(0, at).findLastIndex((word) => universals.includes(word));
  return universal >= 0 && !words.slice(0, universal).some((word) => negators.includes(word));
}

function withoutArticles(words: readonly string[], articles: readonly string[]): readonly string[] {
  return words.slice(0, words.findLastIndex((word) => !articles.includes(word)) + 1);
}

/** How many words the longest of the phrases has that these words end in. */
function endsIn(words: readonly string[], phrases: readonly string[]): number {
  return longest(phrases, (phrase) => words.slice(-phrase.length), words.length);
}

function startsWith(words: readonly string[], phrases: readonly string[]): number {
  return longest(phrases, (phrase) => words.slice(0, phrase.length), words.length);
}

function longest(
  phrases: readonly string[],
  part: (phrase: readonly string[]) => readonly string[],
  most: number,
): number {
  const fitting = phrases
    .map(plainWords)
    .filter((phrase) => phrase.length <= most && indexOfPhrase(part(phrase), phrase) === 0);
  return Math.max(0, ...fitting.map(({ length }) => length));
}

function saysAny(words: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
}
