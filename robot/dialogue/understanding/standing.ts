import type { Language } from "../../kernel/vocabulary.ts";
import { type StandingWords, standingWordsOf } from "./standing-words.ts";

/** What became of values that were named in one breath; each by its number, in the order they were said. */
export interface Standing {
  /** Neither ruled out nor taken back. */
  readonly standing: readonly number[];
  /** Only the end of a stretch was named: "before the fifteenth". */
  readonly bounds: readonly number[];
  readonly denied: readonly number[];
  /** They are offered for a choice: "Thursday or Friday". */
  readonly isChoice: boolean;
}

/** The place of a named value in a text. */
export function placeOf(value: number): string {
  return `@${value}`;
}

/**
 * Which values of a text still stand, where each is replaced by its {@link placeOf}. A denied one never does; of
 * corrected ones the last does: "Thursday, no, wait, Friday".
 */
export function standingIn(text: string, language: Language): Standing {
  const words = standingWordsOf(language);
  const bounded = withBounds(spreadOut(text), words);
  const denials = withDenials(bounded, words);
  const [first = "", ...others] = denials.split(new RegExp(` (?:${anyWord(words.corrections)}) `));
  const parts = [first, ...others].flatMap((part) => part.split(" ~no "));
  const telling = parts.findLast((part) => /[@<]\d/.test(part)) ?? "";
  const numbers = (part: string, mark: string) =>
    [...part.matchAll(new RegExp(`${mark}(\\d+)`, "g"))].map((match) => Number(match[1]));
  return {
    standing: isTakenBack(denials) ? [] : numbers(telling, "@"),
    bounds: isTakenBack(denials) ? [] : numbers(telling, "<"),
    denied: numbers(denials, "!"),
    isChoice: new RegExp(` (?:${anyWord(words.or)}) `).test(telling) || telling.includes(" ~or "),
  };
}

const VALUE = "@\\d+";

/** Words stand apart, so that a pattern for one does not eat the space before the next. */
function spreadOut(text: string): string {
  return ` ${text.trim().replace(/\s+/g, " ")} `;
}

function anyWord(patterns: readonly string[]): string {
  return patterns.length === 0 ? "(?!)" : patterns.join("|");
}

/** "Before @0" → "<0" */
function withBounds(text: string, words: StandingWords): string {
  const article = `(?: (?:${anyWord(words.articles)}))*`;
  const ends = new RegExp(
    `(?<= )(${VALUE})(?: (?:${anyWord(words.through)}))${article} (${VALUE})(?= )`,
    "g",
  );
  const between = new RegExp(`(?<= )(?:${anyWord(words.bounds)})${article} (${VALUE})(?= )`, "g");
  const behind = new RegExp(`(?<= )(${VALUE}) (?:${anyWord(words.boundsBehind)})(?= )`, "g");
  const asBound = (value: string) => value.replace("@", "<");
  return text
    .replace(ends, (_, from: string, to: string) => `${asBound(from)} ${asBound(to)}`)
    .replace(between, (_, value: string) => asBound(value))
    .replace(behind, (_, value: string) => asBound(value));
}

/** "Not @0" → "!0"; a no that takes back what was said becomes a "~no". */
function withDenials(text: string, words: StandingWords): string {
  const anyValue = "[@<!]\\d+";
  const article = `(?: (?:${anyWord(words.articles)}))*`;
  const barrier = anyWord([...words.anew, ...words.corrections, ...words.plainNo]);
  const suits = `(?! (?:${anyWord(words.suits)}) )`;
  const deny = (match: string) => match.replace(/[@<](?=\d)/g, "!");
  const list = `${anyValue}(?: (?:or|and|nor|ni|y|o)${article} ${anyValue})*`;
  const who = "(?: (?:i|we|that|it|which|he|she|they|yo|ese|really|just|day|morning|afternoon))*";
  return (
    text
      .replace(new RegExp(`(?<= )(?:${anyWord(words.neutral)})(?= )`, "g"), "~")
      // "Thursday I can't Friday": either of them.
      .replace(
        new RegExp(
          `(?<= )${anyValue}${who} (?:${anyWord(words.ruledOutEitherWay)})(?: (?!(?:${barrier}) )[^@<! ]+){0,2}${article} ${anyValue}(?= )${suits}`,
          "g",
        ),
        (match) => (isRuledOut(match, words) ? match : deny(match)),
      )
      .replace(
        new RegExp(
          `(?<= )(${list})${who} (?:${anyWord([...words.ruledOut, ...words.ruledOutEitherWay])})(?= )`,
          "g",
        ),
        (_, values: string) => `${deny(values)} ~`,
      )
      .replace(
        new RegExp(
          `(?<= )(${VALUE}(?: (?!(?:${barrier}) )[^@<! ]+){0,3}) (?:${anyWord(words.noBetween)})${article} (${VALUE})(?= )`,
          "g",
        ),
        "$1 ~or $2",
      )
      .replace(new RegExp(`(?<= )(?:${anyWord(words.plainNo)})(?= )`, "g"), "~no")
      .replace(
        new RegExp(
          `(?<= )(?:${anyWord(words.except)})(?: (?!(?:${barrier}|~no) )[^@<! ]+){0,4} (${list})(?= )${suits}`,
          "g",
        ),
        (_, values: string) => deny(values),
      )
  );
}

function isRuledOut(match: string, words: StandingWords): boolean {
  return new RegExp(` (?:${anyWord(words.ruledOut)}) `).test(`${match} `);
}

/** "Thursday, no": nothing takes its place, or something does that was not understood. */
function isTakenBack(text: string): boolean {
  const at = text.lastIndexOf(" ~no ");
  const after = text.slice(at + " ~no ".length).replace(/[~|]/g, " ");
  if (at < 0 || /[@<]\d/.test(after)) return false;
  // "Friday at three, no, four" takes back another number.
  if (FIGURE.test(after)) return !FIGURE.test(text.slice(0, at).replace(/[@<!]\d+/g, ""));
  return after.trim().split(/\s+/).length <= FEWEST_TELLING_WORDS;
}

const FIGURE = /\d|quarter|half|cuarto|media/;

/** "Thursday, no, wait, sorry" says no more than that it is not Thursday. */
const FEWEST_TELLING_WORDS = 2;
