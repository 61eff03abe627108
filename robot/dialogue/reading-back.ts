import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { inLanguage } from "../kernel/wording.ts";
import { addDays } from "./calendar.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { questionOf } from "./intake-form.ts";
import { bookOf, type Reply, reply, type Turn } from "./turn.ts";
import { writtenPhone } from "./understanding/phone-number.ts";
import { todayOf } from "./understanding/validity.ts";

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
  switch (questionOf(turn.profile, turn.visit, step.question).type) {
    case "name":
      return book.readBackName(shown);
    case "phone":
    case "email":
    case "contact":
      return shown.includes("@") ? book.readBackEmail(shown) : book.readBackPhone(shown);
    case "choice":
      return book.readBackChoice(shown);
    case "several":
    case "yes-no":
    case "date":
    case "time":
    case "number":
    case "money":
      return book.readBackValue(shown);
    case "text":
      return book.readBackText(shown);
    case "consent":
      throw new Error("consent is never read back");
  }
}

/** The step's value as the visitor would write it. */
export function valueShown(turn: Turn, step: StepAt<"confirming">): string {
  return valueText(turn, questionOf(turn.profile, turn.visit, step.question), step.candidate.value);
}

/** A value of the question as people write it, in the visitor's language. */
export function valueText(turn: Turn, question: Question, value: string): string {
  const book = bookOf(turn);
  const { language } = turn.visit;
  switch (question.type) {
    case "name":
    case "text":
      return value;
    case "phone":
    case "email":
    case "contact":
      return value.includes("@") ? value : writtenPhone(value, turn.profile.business.region);
    case "choice":
      return labelOf(turn.profile, question, value, language);
    case "several":
      return book.several(value.split("; ").map((each) => labelOf(turn.profile, question, each, language)));
    case "yes-no":
      return value === "yes" ? book.yes : book.no;
    case "date":
      return dateText(turn, value);
    case "time":
      return book.time(value);
    case "number":
      return question.unit ? `${value} ${inLanguage(question.unit, language)}` : value;
    case "money":
      return moneyText(value, language);
    case "consent":
      throw new Error("consent is never read back");
  }
}

/** With its year where it is not the next day of that name. */
export function dateText(turn: Turn, day: string): string {
  const today = todayOf(turn);
  const isNear = day >= today && day < addDays(today, 330);
  return bookOf(turn).date(day, !isNear);
}

/** "45.00 USD" → "$45.00" */
export function moneyText(value: string, language: Language): string {
  const [amount, currency = "USD"] = value.split(" ");
  const number = Number(amount);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    useGrouping: false,
    minimumFractionDigits: Number.isInteger(number) ? 0 : 2,
    maximumFractionDigits: Number.isInteger(number) ? 0 : 2,
  }).format(number);
}

/** The label in the visitor's language of a choice that is kept by its English label. */
function labelOf(
  profile: BusinessProfile,
  question: Extract<Question, { type: "choice" | "several" }>,
  value: string,
  language: Language,
): string {
  const choice = choicesOf(profile, question).find((each) => each.label.en === value);
  return choice ? inLanguage(choice.label, language) : value;
}
