import { numberBetween } from "./number.ts";
import { inOrder, maybe, oneOf, type Phrase } from "./phrase.ts";

/** An amount, or a limit of one: "about two hundred dollars", "no more than fifty", "between fifty and eighty". */
export function moneyAnswer(): Phrase {
  const between = inOrder(oneOf("from|between".split("|")), AMOUNT, oneOf(["and", "to"]), amount());
  return inOrder(maybe(oneOf(LEAD_IN)), oneOf([amount(), between]), maybe(oneOf(TAIL)));
}

const AMOUNT = numberBetween(0, 99_999);

function amount(): Phrase {
  const cents = inOrder(maybe("and"), numberBetween(1, 99), maybe("cents"));
  return inOrder(AMOUNT, maybe(inOrder(oneOf(UNITS), maybe(cents))));
}

const UNITS = ["dollars", "dollar", "bucks", "euros", "pounds"];

const LEAD_IN = [
  ..."about|around|up to|at most|maybe|under|less than|no more than|not more than|over|more than|at least".split(
    "|",
  ),
  ..."it's|it is|my budget is|my budget is about|my budget is around|i can spend|i can spend about|roughly".split(
    "|",
  ),
  ..."i'd say|i would say|i think|probably|something like|i can pay|i'd like to spend".split("|"),
];
const TAIL = ["please", "or so", "i think", "at most", "maximum", "tops"];
