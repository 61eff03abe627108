import { inOrder, maybe, oneOf, type Phrase, repeated } from "./phrase.ts";
import { choiceOf, literal } from "./phrases.ts";

/** One or more of a list: "a cut and color", "the trim, blow dry and also highlights"; null when no phrase has a word. */
export function severalOf(phrases: readonly string[]): Phrase | null {
  const [first, choices] = [choiceOf(phrases), literal(phrases)];
  if (!first || !choices) return null;
  const another = inOrder(maybe(oneOf(JOINTS)), maybe(oneOf(ARTICLES)), choices);
  return oneOf([
    inOrder(first, maybe(repeated(another)), maybe(oneOf(["please", "thanks"]))),
    ..."all of them|all of those|everything|both|none|none of them|none of those".split("|"),
  ]);
}

const JOINTS = ["and", "and also", "plus", "also", "and then", "as well as", "with", "and maybe"];
const ARTICLES = ["a", "an", "the", "some", "my"];
