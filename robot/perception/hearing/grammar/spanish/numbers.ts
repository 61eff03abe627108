import { range } from "../number.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "../phrase.ts";
import { spanishBelowHundred } from "./words.ts";

/** What is said in words of one number: larger ones are typed. */
const LARGEST = 99;

/** "Somos cuatro personas"; null when none of the numbers is said in words. */
export function spanishNumber(from: number, to: number): Phrase | null {
  const numbers = range(Math.max(0, Math.ceil(from)), Math.min(LARGEST, Math.floor(to)));
  if (numbers.length === 0) return null;
  return inOrder(maybe(oneOf(LEAD_IN)), listed(numbers), maybe(oneOf(TAIL)));
}

/** "Unos ochenta dolares" */
export function spanishMoney(): Phrase {
  const leadIn = "unos|como|mas o menos|hasta|no mas de|son|seria|alrededor de|menos de".split("|");
  return inOrder(
    maybe(oneOf(leadIn)),
    listed(range(0, LARGEST)),
    maybe(oneOf(["dolares", "pesos", "euros"])),
  );
}

function listed(numbers: readonly number[]): Phrase {
  return oneOf(numbers.map((value) => words(spanishBelowHundred(value))));
}

const LEAD_IN = "somos|seremos|son|para|vamos a ser|tengo|tiene|como|unos|unas|creo que|es|solo".split("|");
const TAIL = "personas|por favor|años|dias|horas|minutos|de nosotros|adultos|niños".split("|");
