import { movesIn } from "../answer.ts";
import type { Scenario } from "../scenario.ts";
import type { Lead } from "./leads.ts";

/** Where something of a visitor might be left, and all that is to be read there. */
export interface Place {
  /** As it is called in a sentence: "the screen". */
  readonly name: string;
  readonly text: string;
}

/** Shorter ones are in anything: "Al" in "also". */
const SHORTEST_WORD = 3;
const SHORTEST_NUMBER = 7;
/** A number is known by its end: the country's code, or the 0 in its place, is written or left out. */
const KNOWN_BY_DIGITS = 8;

/**
 * What visitors have given of themselves and can still be found, one sentence for each place. A name counts by each of
 * its words, a number however it is set. The sentence does not repeat the value: it may be read by anybody. Pure.
 */
export function tracesOf(given: readonly string[], places: readonly Place[]): string[] {
  const patterns = [...new Set(given.flatMap(patternsOf))].map((pattern) => new RegExp(pattern, "iu"));
  return places.flatMap(({ name, text }) => {
    const found = patterns.filter((pattern) => pattern.test(text)).length;
    if (found === 0) return [];
    return [`After the visit ${found} of the visitors' values or parts of them can be found in ${name}.`];
  });
}

/**
 * What the visitors of a scenario give of themselves: what they type and mean, and what of their answers stands in the
 * leads. `business` is the text of the business profile: what can be read there is nobody's secret.
 */
export function givenIn(scenario: Scenario, leads: readonly Lead[], business: string): readonly string[] {
  const given = [
    ...scenario.people.flatMap(({ means, answers }) => [
      ...Object.values(means),
      ...Object.values(answers).flatMap((turns) =>
        turns.flatMap(movesIn).flatMap((move) => (move.do === "type" ? [move.text] : [])),
      ),
    ]),
    ...leads.flatMap(({ record }) => Object.values(record.fields).map(({ value }) => value)),
  ];
  return given
    .filter((value) => !business.includes(value))
    .map((value) => withoutCommonWords(value, business))
    .filter((value) => /\p{L}{3}/u.test(value) || numberIn(value) !== null);
}

/** Without the words that the business uses itself: "the" and "English" of a sentence give nobody away. */
function withoutCommonWords(value: string, business: string): string {
  if (value.includes("@") || !/\p{L}/u.test(value)) return value;
  return wordsOf(value)
    .filter((word) => !new RegExp(wholeWord(word), "iu").test(business))
    .join(" ");
}

function patternsOf(value: string): readonly string[] {
  const number = numberIn(value);
  if (number !== null) return [[...number.slice(-KNOWN_BY_DIGITS)].join("[^0-9a-z]{0,3}")];
  if (value.includes("@")) return [escaped(value)];
  return wordsOf(value)
    .filter((word) => word.length >= SHORTEST_WORD)
    .map(wholeWord);
}

/** Its digits, however it is set; null when it is none, but words or a day. */
function numberIn(value: string): string | null {
  if (/\p{L}/u.test(value)) return null;
  const digits = value.replaceAll(/\d{4}-\d{2}-\d{2}/g, "").replaceAll(/\D/g, "");
  return digits.length >= SHORTEST_NUMBER ? digits : null;
}

function wordsOf(value: string): readonly string[] {
  return value.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word !== "");
}

function wholeWord(word: string): string {
  return `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`;
}

function escaped(value: string): string {
  return value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
