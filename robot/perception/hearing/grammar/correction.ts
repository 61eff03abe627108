import type { AnswerForm } from "../../../kernel/expectation.ts";
import { ALPHABET, letterWord } from "./letters.ts";
import { DIGIT } from "./phone-number.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated } from "./phrase.ts";

/**
 * "No, Ruiz", "I said Friday": `answer` is the answer that is corrected, without its own lead-in being needed.
 * Never the bare answer: a short yes would too easily be taken for a name.
 */
export function correctionOf(of: AnswerForm, answer: Phrase): Phrase {
  const plain = inOrder(oneOf(OBJECTIONS), maybe("it's"), answer, maybe(closing(of)));
  return of.form === "phone-number" ? oneOf([plain, digitsNotDigits()]) : plain;
}

/** "It's five five not five six", "the last one is a nine not a five". */
function digitsNotDigits(): Phrase {
  const some = repeated(DIGIT);
  return inOrder(
    maybe(oneOf(["no", "sorry", "wait"])),
    oneOf(["it's", "it is", "that's", "i said", "it ends in", "it ends with", "the end is"]),
    some,
    maybe(inOrder("not", some)),
  );
}

/** "With a z", "with two l" */
function closing(of: AnswerForm): Phrase {
  if (of.form !== "person-name") return oneOf(["not that", "please"]);
  return inOrder("with", oneOf(["a", "an", "one", "two", "double"]), oneOf(ALPHABET.map(letterWord)));
}

const OBJECTIONS = [
  ..."no|nope|no no|no sorry|sorry|no i said|i said|i meant|no i meant|no i mean|actually|no actually".split(
    "|",
  ),
  ..."wait|no wait|that's wrong|no that's wrong|not quite|wrong|no it's|no it is|no my name is|no that's".split(
    "|",
  ),
  ..."correction|make that|make it|change it to|no change it to|no make it".split("|"),
];
