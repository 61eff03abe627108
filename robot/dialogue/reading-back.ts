import { inLanguage, type Question } from "../kernel/business-profile.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { questionOf } from "./intake-form.ts";
import { bookOf, type Reply, reply, type Turn } from "./turn.ts";
import { writtenPhone } from "./understanding/phone-number.ts";

/** Says a value back and waits for a yes. */
export function readBack(
  turn: Turn,
  question: Question,
  candidate: Candidate,
  doubts: number,
  words: readonly string[],
): Reply {
  const step: StepAt<"confirming"> = {
    at: "confirming",
    question: question.id,
    candidate,
    misses: 0,
    silences: 0,
    doubts,
  };
  return reply(turn.visit, step, [...words, readBackOf(turn, step)]);
}

/** The sentence that reads the step's value back. */
export function readBackOf(turn: Turn, step: StepAt<"confirming">): string {
  const book = bookOf(turn);
  const shown = valueShown(turn, step);
  switch (questionOf(turn.profile, step.question).type) {
    case "name":
      return book.readBackName(shown);
    case "phone":
    case "email":
    case "contact":
      return shown.includes("@") ? book.readBackEmail(shown) : book.readBackPhone(shown);
    case "choice":
      return book.readBackChoice(shown);
    case "consent":
      throw new Error("consent is never read back");
  }
}

/** The step's value as the visitor would write it. */
export function valueShown(turn: Turn, step: StepAt<"confirming">): string {
  const question = questionOf(turn.profile, step.question);
  const { value } = step.candidate;
  switch (question.type) {
    case "name":
      return value;
    case "phone":
    case "email":
    case "contact":
      return value.includes("@") ? value : writtenPhone(value, turn.profile.business.region);
    case "choice":
      return choiceLabel(turn, question, value);
    case "consent":
      throw new Error("consent is never read back");
  }
}

/** The label in the visitor's language of a choice that is kept by its English label. */
export function choiceLabel(
  turn: Turn,
  question: Extract<Question, { type: "choice" }>,
  value: string,
): string {
  const choice = turn.profile[question.choices].find((each) => each.label.en === value);
  return choice ? inLanguage(choice.label, turn.visit.language) : value;
}
