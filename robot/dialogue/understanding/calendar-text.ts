import type { Language } from "../../kernel/vocabulary.ts";
import { calendarWordsOf } from "./calendar-words.ts";
import { withDigits } from "./number-words.ts";
import type { Saying } from "./saying.ts";

/**
 * A saying as days and times are looked for in it: lower case, numbers as digits, ordinals as "24th", a space at both
 * ends and between all words. A stretch that was understood is cut out and leaves a bar, over which nothing is read.
 */
export function calendarText(saying: Saying, language: Language): string {
  const { ordinals, ordered } = calendarWordsOf(language);
  // A no that stands alone takes back what was said before it: "Thursday, no, Friday".
  const words = saying.words.flatMap(({ plain, pause }) =>
    pause && plain === "no" ? ["no;"] : piecesOf(plain),
  );
  const numbered: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const isDate = Object.hasOwn(ordinals, word) && !ordered.includes(words[at + 1] ?? "");
    const ordinal = isDate ? ordinals[word] : undefined;
    const tens = ordinal !== undefined && ordinal < 10 ? tensBefore.get(numbered.at(-1) ?? "") : undefined;
    if (tens !== undefined) numbered.pop();
    numbered.push(ordinal === undefined ? word : `${(tens ?? 0) + ordinal}th`);
  }
  // An hour and its minutes stay two numbers; "oh five" are minutes.
  const digits = withDigits(numbered, language).join(" ");
  const tidy = digits
    .replace(/\b0 (\d)\b/g, "0$1")
    .replace(/\b(\d+)(st|nd|rd|th)\b/g, "$1th")
    // "fourteen hundred hours"
    .replace(/\b(\d{1,2})(\d{2}) hours\b/g, "$1:$2");
  return ` ${tidy} `;
}

/** Without stretches of as many digits as only telephone numbers have: they are no time of day. */
export function withoutLongNumbers(text: string): string {
  return text.replace(/(?: \+?\(?\d[\d().-]*)+(?= )/g, (run) =>
    run.replace(/\D/g, "").length < FEWEST_PHONE_DIGITS ? run : " |",
  );
}

const FEWEST_PHONE_DIGITS = 7;

/** Matches any of the phrases, the longest first. */
export function anyOf(phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
}

const tensBefore: ReadonlyMap<string, number> = new Map(Object.entries({ twenty: 20, thirty: 30 }));

/** "3:30pm" → 3:30 pm; "p.m" → pm; "twenty-fourth" → twenty fourth. */
function piecesOf(word: string): readonly string[] {
  const bare = word.replace(/^([ap])\.m\.?$/, "$1m");
  const clock = /^(\d{1,2}(?::\d{2})?)(am|pm|a\.m|p\.m|h)$/.exec(bare);
  if (clock)
    return [clock[1] ?? "", (clock[2] ?? "").replace(".", "").replace(/^h$/, "")].filter(
      (each) => each !== "",
    );
  return /^\p{L}+-\p{L}+$/u.test(bare) ? bare.split("-") : [bare];
}
