import { inOrder, maybe, oneOf, type Phrase } from "./phrase.ts";

/** Agreeing and declining, as people do at a counter. */
export function yesNo(): Phrase {
  return oneOf([
    inOrder(
      oneOf(YES),
      maybe(oneOf(["please", "thanks", "thank you", "that's fine", "that's right", "you can", "go ahead"])),
    ),
    inOrder(
      oneOf(NO),
      maybe(oneOf(["thanks", "thank you", "not really", "not now", "don't", "that's wrong"])),
    ),
    "please do",
    "go ahead",
    "please don't",
  ]);
}

const YES = [
  ..."yes|yeah|yep|sure|okay|ok|of course|absolutely|certainly|correct|right|exactly|fine".split("|"),
  ..."that's fine|that's right|that's correct|it is|i do|i agree|sounds good|yes i do|yes it is|yes of course".split(
    "|",
  ),
  ..."yes you may|yes that's fine|yes that's right|yes that's correct".split("|"),
];

const NO = [
  ..."no|nope|nah|no way|not really|not now|i don't|i do not|i'd rather not|i would rather not".split("|"),
  ..."that's wrong|that's not right|wrong|incorrect|it isn't|it's not|no it's not|no it isn't".split("|"),
  ..."no i don't|no that's wrong|no that's not right|i don't want that|no i'd rather not".split("|"),
];
