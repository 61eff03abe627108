import type { AnswerForm } from "../../../kernel/expectation.ts";
import { dateThenTime, timeAnswer } from "./date-and-time.ts";
import { addressAt } from "./email-address.ts";
import { listedName } from "./person-name.ts";
import { tenDigits } from "./phone-number.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated } from "./phrase.ts";
import { literal } from "./phrases.ts";

/**
 * Who somebody is, what is wanted, when, and how to be reached, in any order in one sentence. A part needs the words
 * that announce it, else any sound would find a place in it. Null when no part can be said.
 */
export function openingOf(parts: readonly AnswerForm[]): Phrase | null {
  const pieces = parts.map(pieceOf).filter((piece) => piece !== null);
  if (pieces.length === 0) return null;
  const piece = inOrder(maybe(oneOf(["and", "um", "so"])), oneOf(pieces));
  return inOrder(maybe(oneOf(GREETINGS)), repeated(piece), maybe(oneOf(["please", "thanks", "thank you"])));
}

function pieceOf(part: AnswerForm): Phrase | null {
  switch (part.form) {
    case "person-name":
      return inOrder(oneOf(NAME), listedName());
    case "phrases":
    case "several": {
      const choices = literal(part.phrases);
      const wish = inOrder(oneOf(WISH), maybe(oneOf(["a", "an", "the", "some", "my"])));
      return choices && inOrder(wish, choices, maybe(inOrder("and", maybe("a"), choices)));
    }
    case "phone-number":
      return inOrder(oneOf(PHONE), tenDigits());
    case "email-address":
      return inOrder(oneOf(EMAIL), addressAt(part.domains));
    case "date":
      return inOrder(maybe(oneOf(["on", "for", "maybe"])), dateThenTime());
    case "time":
      return timeAnswer();
    case "yes-no":
    case "letters":
    case "number":
    case "money":
    case "free-text":
    case "correction":
    case "opening":
      return null;
  }
}

const GREETINGS = "hi|hello|hey|good morning|good afternoon|good evening|hi there|yes|yes hi|well".split("|");
const NAME = "i'm|i am|my name is|my name's|this is|it's".split("|");
const WISH = [
  ..."i'd like|i would like|i want|i need|i'm here for|i'm looking for|i'd like to get|i want to get".split(
    "|",
  ),
  ..."i'd like to book|i want to book|i'd like to have|can i get|can i have|could i get|could i have|for".split(
    "|",
  ),
];
const PHONE =
  "you can text me on|you can text me at|you can call me at|you can call me on|you can reach me at|call me at|text me at|my number is|my phone number is|my phone is|my cell is".split(
    "|",
  );
const EMAIL = "my email is|my email address is|you can email me at|email me at|my e mail is".split("|");
