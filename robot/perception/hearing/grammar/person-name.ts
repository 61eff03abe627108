import { spokenWords } from "../spoken-words.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "./phrase.ts";
import { SURNAMES } from "./surnames.ts";

/** A first name, a surname or both, from the lists; anybody else is rejected, and spells the name or types it. */
export function personName(): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), listedName(), maybe("please"));
}

/** Without what people say around it. */
export function listedName(): Phrase {
  const first = oneOf(FIRST_NAMES.map(wordsOf));
  const surname = oneOf(SURNAMES.map(wordsOf));
  return oneOf([inOrder(first, maybe(surname)), surname]);
}

const LEAD_IN =
  "my name is|my name's|the name is|it's|it is|i'm|i am|this is|call me|you can call me|no it's|no my name is|sure it's|yes it's|hi i'm|hello i'm|hi my name is".split(
    "|",
  );

function wordsOf(name: string): Phrase {
  return words(spokenWords(name).join(" "));
}
