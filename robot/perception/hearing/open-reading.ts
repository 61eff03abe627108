import type { Expectation } from "../../kernel/expectation.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { withoutLetterMarks } from "./grammar/letters.ts";
import { nearestNames } from "./grammar/nearest-names.ts";
import { type NearestSentence, nearestSentence } from "./grammar/nearest-sentence.ts";
import type { Phrase } from "./grammar/phrase.ts";
import { spanishWords } from "./grammar/spanish/words.ts";
import type { RejectionRules } from "./hearing-config.ts";
import type { Progress, Recognition } from "./recogniser.ts";
import { isAccepted } from "./rejection.ts";
import { spokenWords } from "./spoken-words.ts";

/**
 * What was said, from the text of an engine that listens without a grammar. A sentence of the grammar that is near
 * enough is what was said. Anything else is handed on as it was heard, with a confidence too low to count unasked: a
 * name that no list has, what people tell in their own words, a longer sentence around an answer.
 *
 * @param phrase the grammar of the question; null when it has none
 */
export function readingOf(
  text: string,
  expectation: Expectation,
  phrase: Phrase | null,
  rules: RejectionRules,
): Recognition {
  const meant = sentenceMeant(text, expectation, phrase);
  if (meant && isAccepted(meant.text, meant.likeness, expectation.commands, rules))
    return {
      heard: "words",
      text: meant.text,
      confidence: meant.likeness,
      alternatives: nearestNames(meant.text),
    };
  return ownWords(text, expectation);
}

/** What the grammar has that these words mean; null when there is nothing in it. */
export function sentenceMeant(
  text: string,
  { language }: Pick<Expectation, "language">,
  phrase: Phrase | null,
): SentenceMeant | null {
  const heard = wordsOf(text, language);
  const nearest =
    phrase && heard.length > 0 ? nearestOf(phrase, [heard, digitByDigit(text, language)]) : null;
  return (
    nearest && {
      text: withoutLetterMarks(nearest.words.join(" ")),
      likeness: 1 - nearest.cost / nearest.words.length,
    }
  );
}

export interface SentenceMeant {
  readonly text: string;
  /** 1: the same words; less: nearly. */
  readonly likeness: number;
}

/** What was said as it was heard, for a question that any words may answer. */
export function ownWords(text: string, { language }: Pick<Expectation, "language">): Recognition {
  const heard = wordsOf(text, language);
  if (heard.length === 0) return { heard: "something-else", guess: null, confidence: 0 };
  return { heard: "words", text: heard.join(" "), confidence: OWN_WORDS_CONFIDENCE, alternatives: [] };
}

/** How far an answer is, by its text so far. What has no grammar may end anywhere. */
export function progressOf(
  text: string,
  { language, answers }: Expectation,
  phrase: Phrase | null,
): Progress {
  const heard = wordsOf(text, language);
  if (heard.length === 0) return "nothing";
  if (!phrase || answers.some(({ form }) => form === "free-text")) return "complete";
  return nearestOf(phrase, [heard, digitByDigit(text, language)]) ? "complete" : "unfinished";
}

/** Below what the dialogue calls sure, so that a value is read back before it counts. */
const OWN_WORDS_CONFIDENCE = 0.6;

/** Sounds that only gain time; grammars know few of them. */
const HESITATIONS = ["um", "uh", "uhm", "er", "erm", "ah", "hmm", "mm", "eh", "em"];

function nearestOf(phrase: Phrase, readings: readonly (readonly string[])[]): NearestSentence | null {
  const found = readings.map((heard) => nearestSentence(phrase, heard)).filter((each) => each !== null);
  return found.reduce<NearestSentence | null>(
    (best, each) => (best === null || each.cost < best.cost ? each : best),
    null,
  );
}

function wordsOf(text: string, language: Language = "en"): readonly string[] {
  const words = language === "es" ? spanishWords(text) : spokenWords(text);
  return words.filter((word) => !HESITATIONS.includes(word));
}

/** "312 555" as "three one two five five five": engines write numbers as they please. */
function digitByDigit(text: string, language: Language | undefined): readonly string[] {
  return wordsOf(text.replace(/\d/g, " $& "), language);
}
