import type { Language } from "../../kernel/vocabulary.ts";
import type { Candidate } from "../conversation-state.ts";
import { calendarWordsOf } from "./calendar-words.ts";
import { isDenied } from "./denial.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Which of the values that a visitor was offered they mean: "the second one", "in the evening"; null when none. */
export function optionIn(
  saying: Saying,
  options: readonly Candidate[],
  language: Language,
): Candidate | null {
  if (options.length < 2) return null;
  const words = saying.words.map((word) => word.plain);
  const says = (phrase: string) => isNamed(saying, phrase, language);
  const times = options.every(({ value }) => /\d{2}:\d{2}$/.test(value));
  if (times && !words.some((word) => /\d/.test(word))) {
    const { am, pm } = calendarWordsOf(language);
    const halves = [am.some(says), pm.some(says)] as const;
    if (halves[0] !== halves[1]) return options.find(({ value }) => isMorning(value) === halves[0]) ?? null;
  }
  return placeIn(saying, options, language);
}

/** Which of a list "the second one" is; null when no place is named. */
export function placeIn<T>(saying: Saying, list: readonly T[], language: Language): T | null {
  const words = saying.words.map((word) => word.plain);
  const place = vocabularyOf(language).places.findIndex((names) =>
    names.some((name) => isNamed(saying, name, language)),
  );
  return words.length <= LONGEST_PLACE_WORDS ? (list[place] ?? null) : null;
}

/** "Not the first one" names none. */
function isNamed({ words }: Saying, phrase: string, language: Language): boolean {
  const wanted = plainWords(phrase);
  const from = indexOfPhrase(
    words.map((word) => word.plain),
    wanted,
  );
  const at = { from, to: from + wanted.length };
  return from >= 0 && !isDenied(words, at, [at], language);
}

const LONGEST_PLACE_WORDS = 4;

function isMorning(wish: string): boolean {
  return wish.slice(-5) < "12:00";
}
