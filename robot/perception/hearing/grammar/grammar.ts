import { createHash } from "node:crypto";
import type { AnswerForm, Expectation } from "../../../kernel/expectation.ts";
import { correctionOf } from "./correction.ts";
import { dateAnswer, timeAnswer } from "./date-and-time.ts";
import { emailAddress } from "./email-address.ts";
import { letters } from "./letters.ts";
import { moneyAnswer } from "./money.ts";
import { numberAnswer } from "./number.ts";
import { openingOf } from "./opening.ts";
import { personName } from "./person-name.ts";
import { phoneNumber } from "./phone-number.ts";
import { inOrder, maybe, oneOf, type Phrase } from "./phrase.ts";
import { choiceOf, literal } from "./phrases.ts";
import { severalOf } from "./several.ts";
import { yesNo } from "./yes-no.ts";

/** Everything that may be said to one question; null when no answer and no command has a word in it. */
export function grammarFor(expectation: Expectation): Phrase | null {
  const commands = literal(expectation.commands);
  const answers = expectation.answers.map(answerPhrase).filter((phrase) => phrase !== null);
  const sayable: Phrase[] = answers.map((answer) => inOrder(maybe(oneOf(HESITATION)), answer));
  // Commands stand alone: "wonderful" was heard as "well, cancel".
  if (commands) sayable.push(inOrder(commands, maybe("please")));
  return sayable.length > 0 ? oneOf(sayable) : null;
}

/**
 * The same for the same answers and commands, whatever the question: a grammar is loaded once under this name, and
 * a question whose choices have changed gets another.
 */
export function grammarName(expectation: Expectation): string {
  const content = JSON.stringify([expectation.answers, expectation.commands]);
  return `heard-${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
}

const HESITATION = ["um", "uh", "well", "oh"];

function answerPhrase(answer: AnswerForm): Phrase | null {
  switch (answer.form) {
    case "phrases":
      return choiceOf(answer.phrases);
    case "yes-no":
      return yesNo();
    case "person-name":
      return personName();
    case "phone-number":
      return phoneNumber();
    case "email-address":
      return emailAddress(answer.domains);
    case "letters":
      return letters();
    case "several":
      return severalOf(answer.phrases);
    case "date":
      return dateAnswer();
    case "time":
      return timeAnswer();
    case "number":
      return numberAnswer(answer.from, answer.to);
    case "money":
      return moneyAnswer();
    // No grammar holds what people may make up.
    case "free-text":
      return null;
    case "correction": {
      const corrected = answerPhrase(answer.of);
      return corrected && correctionOf(answer.of, corrected);
    }
    case "opening":
      return openingOf(answer.parts);
  }
}
