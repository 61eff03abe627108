import { belowHundred } from "../spoken-words.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "./phrase.ts";

/** A whole number as people say it, with what they say around it: "there are four of us". */
export function numberAnswer(from: number, to: number): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), numberBetween(from, to), maybe(oneOf(TAIL)));
}

/**
 * Whole numbers in words. Up to {@link LISTED} one by one; beyond that the round shapes of English, which also allow
 * numbers past `to`: whether it fits is for whoever asked to say.
 */
export function numberBetween(from: number, to: number): Phrase {
  const least = Math.max(0, Math.ceil(from));
  if (to <= LISTED) {
    const numbers = Array.from({ length: Math.max(1, Math.floor(to) - least + 1) }, (_, at) => least + at);
    return oneOf(numbers.flatMap((value) => waysToSay(value)).map(words));
  }
  const small = oneOf(range(1, 99).map((value) => words(belowHundred(value))));
  const hundreds = inOrder(
    oneOf(["a", ...range(1, 19).map(belowHundred)]),
    "hundred",
    maybe(inOrder(maybe("and"), small)),
  );
  const below = oneOf(["zero", small, hundreds]);
  if (to < 1_000) return below;
  const rest = maybe(inOrder(maybe("and"), oneOf([small, hundreds])));
  return oneOf([below, inOrder(oneOf(["a", small, hundreds]), "thousand", rest)]);
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

const LISTED = 120;

function waysToSay(value: number): readonly string[] {
  if (value < 100) return [belowHundred(value), ...(ALSO[value] ?? [])];
  const rest = value - 100;
  return ["one hundred", "a hundred"].flatMap((hundred) =>
    rest === 0 ? [hundred] : [`${hundred} ${belowHundred(rest)}`, `${hundred} and ${belowHundred(rest)}`],
  );
}

const ALSO: Readonly<Record<number, readonly string[]>> = {
  0: ["none", "nobody"],
  1: ["just one", "just me", "only me"],
  2: ["a couple", "two of us", "both of us"],
  12: ["a dozen"],
};

const LEAD_IN = [
  ..."there are|there will be|there's|we are|we're|we'll be|about|around|maybe|it's|it is|i am|i'm|just|only".split(
    "|",
  ),
  ..."for|we have|i have|i think|probably|say|let's say|a party of|for a party of".split("|"),
];
const TAIL =
  "people|persons|of us|guests|years|years old|times|please|i think|adults|children|kids|minutes|hours|days".split(
    "|",
  );
