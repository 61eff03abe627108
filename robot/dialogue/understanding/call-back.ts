import type { Language } from "../../kernel/vocabulary.ts";
import { anyOf, calendarText } from "./calendar-text.ts";
import { calendarWordsOf } from "./calendar-words.ts";
import { plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** "Call me after five": a day or a time to be called at, and not to come at. */
export function asksForCall(saying: Saying, language: Language): boolean {
  const words = calendarWordsOf(language);
  const { calling, betweenCalling } = vocabularyOf(language);
  const plain = (phrases: readonly string[]) => anyOf(phrases.map((phrase) => plainWords(phrase).join(" ")));
  // "Call about the will" is about no time.
  const at = words.at.filter((word) => word !== "about");
  const when = [
    ...[at, words.after, words.before, words.between, words.noon].flat(),
    ...[words.today, words.tomorrow, words.dayAfterTomorrow, words.weekdays.flat(), words.nextWeek].flat(),
    ...[words.am, words.pm, words.morning, words.afternoon, words.evening].flat(),
  ];
  return new RegExp(` ${plain(calling)}(?: ${plain(betweenCalling)})* ${anyOf(when)} `).test(
    calendarText(saying, language),
  );
}
