import type { Language } from "../../kernel/vocabulary.ts";
import { englishStandingWords } from "./standing-words-en.ts";
import { spanishStandingWords } from "./standing-words-es.ts";

/** How one of several named values is taken back or ruled out. In lower case, without accents; some are patterns. */
export interface StandingWords {
  /** They hold a no and deny nothing. */
  readonly neutral: readonly string[];
  /** What is named after it is ruled out: "any day but Friday". */
  readonly except: readonly string[];
  /** A clause that begins anew: a denial does not reach over it. */
  readonly anew: readonly string[];
  /** What is named before it is ruled out: "is no good". */
  readonly ruledOut: readonly string[];
  /** As that, but it may as well rule out what comes next: "Thursday I can't Friday". */
  readonly ruledOutEitherWay: readonly string[];
  /** What was named suits, although a no stands before it. */
  readonly suits: readonly string[];
  /** What is named after it takes the place of what was named before. */
  readonly corrections: readonly string[];
  /** A correction that takes back what was named before even when nothing follows. */
  readonly plainNo: readonly string[];
  /** Between two values: which of them is meant cannot be known. */
  readonly noBetween: readonly string[];
  readonly or: readonly string[];
  /** What is named after it is an end of a stretch, and not meant itself: "before the fifteenth". */
  readonly bounds: readonly string[];
  readonly boundsBehind: readonly string[];
  /** Between the two ends of a stretch. */
  readonly through: readonly string[];
  readonly articles: readonly string[];
}

export function standingWordsOf(language: Language): StandingWords {
  return language === "es" ? spanishStandingWords : englishStandingWords;
}
