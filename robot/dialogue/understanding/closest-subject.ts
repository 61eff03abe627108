import type { Language } from "../../kernel/vocabulary.ts";
import { plainWords } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { wordRoot } from "./word-root.ts";

/** Something that a business can be asked about, and the ways in which people ask. */
export interface Subject<About> {
  readonly about: About;
  readonly phrasings: readonly string[];
  /** Only these phrasings, word for word: "no thanks" is not "thanks". */
  readonly verbatim?: boolean;
  /** What is said about it: a word of the answer in the question is a hint. */
  readonly answer?: string;
}

/** What was said, in plain words. */
export interface Asked {
  readonly words: readonly string[];
  /** It has the form of a question. */
  readonly asks: boolean;
}

/**
 * The share of telling words that a question and a phrasing must have in common. Found on the first halves of
 * testing/asked-questions.yaml: below it questions get answers to other questions.
 */
const ENOUGH_SHARED = 0.54;
/** A word that occurs in no phrasing is often only company: "somewhere", "around here". */
const STRANGE = 0.7;
/** A word of the answer counts for so much of a word of the question. */
const HINT = 0.5;
/** Words that differ by a letter are one, misheard or mistyped. */
const SAME_WORD = 0.84;

/**
 * What a question is about: the subject with the phrasing that shares most of its telling words, each weighted by
 * how few subjects it occurs in. Null when none is close enough. Plain counting, so that the same question always
 * has the same answer, at once and without a model: docs/decisions/009 compares.
 */
export function closestSubject<About>(
  { words, asks }: Asked,
  subjects: readonly Subject<About>[],
  language: Language,
): About | null {
  const said = words.join(" ");
  const exact = subjects.find(({ phrasings }) =>
    phrasings.some((phrasing) => plainWords(phrasing).join(" ") === said),
  );
  if (exact) return exact.about;

  const { firstPerson } = vocabularyOf(language);
  const asked = tellingRoots(words, language);
  const loose = subjects.filter(({ verbatim }) => !verbatim);
  const indexed = loose.map((subject) => ({
    about: subject.about,
    phrasings: subject.phrasings.map((phrasing) => tellingRoots(plainWords(phrasing), language)),
    answer: tellingRoots(plainWords(subject.answer ?? ""), language),
  }));
  // "I walked by" is no question about walk-ins, "parking" is one about parking.
  const isKeyword = words.length <= 2 && !words.some((word) => firstPerson.includes(word));
  const fewestShared = asks || isKeyword ? 1 : 2;
  const weight = weigher(indexed.map(({ phrasings }) => new Set(phrasings.flat())));

  let best: { readonly shared: number; readonly about: About } | null = null;
  for (const { about, phrasings, answer } of indexed) {
    for (const phrasing of phrasings) {
      if (asked.filter((word) => has(phrasing, word)).length < fewestShared) continue;
      const shared = sharedShare(asked, phrasing, answer, weight);
      if (shared >= ENOUGH_SHARED && shared > (best?.shared ?? 0)) best = { shared, about };
    }
  }
  return best?.about ?? null;
}

type Weigher = (root: string) => number;

/** Rare words tell more: the inverse frequency among subjects. */
function weigher(subjects: readonly ReadonlySet<string>[]): Weigher {
  const counts = new Map<string, number>();
  for (const roots of subjects) for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  const weigh = (count: number) => Math.log(1 + subjects.length / count);
  return (root) => {
    const count = counts.get(root);
    return count === undefined ? STRANGE * weigh(1) : weigh(count);
  };
}

/** Dice's coefficient over weighted words. */
function sharedShare(
  asked: readonly string[],
  phrasing: readonly string[],
  answer: readonly string[],
  weight: Weigher,
): number {
  let [shared, all] = [0, 0];
  for (const word of asked) {
    all += weight(word);
    if (has(phrasing, word)) shared += weight(word);
    else if (has(answer, word)) shared += HINT * weight(word);
  }
  for (const word of phrasing) {
    all += weight(word);
    if (has(asked, word)) shared += weight(word);
  }
  return all === 0 ? 0 : shared / all;
}

function has(words: readonly string[], wanted: string): boolean {
  return words.some((word) => word === wanted || similarity(word, wanted) > SAME_WORD);
}

/** The words that tell one question from another, once each, without their endings and as one word for their kin. */
function tellingRoots(words: readonly string[], language: Language): readonly string[] {
  const { smallWords, whenWords, kin } = vocabularyOf(language);
  const single = words.flatMap((word) => word.split("-"));
  const told = single.filter((word) => !smallWords.includes(word) && !whenWords.includes(word));
  const roots = told.map((word) => rootOf(word, kin));
  return [...new Set(roots)];
}

function rootOf(word: string, kin: readonly (readonly string[])[]): string {
  const family = kin.find((words) => words.includes(word));
  return family?.[0] ?? wordRoot(word);
}
