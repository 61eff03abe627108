import { choicesOf } from "../kernel/business-profile.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { questionOf } from "./intake-form.ts";
import type { Turn } from "./turn.ts";
import { readAnswer } from "./understanding/answer.ts";
import { fieldNamedIn } from "./understanding/change-request.ts";
import type { Standing } from "./understanding/command.ts";
import { soundsAsked } from "./understanding/inquiry.ts";
import { addsLanguage } from "./understanding/other-language.ts";
import { plainWords, type Saying } from "./understanding/saying.ts";
import { asksForMore } from "./understanding/strange-words.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";

/** "Tomorrow" answers when somebody wants to come, although it is also a word of the opening hours. */
export function isAnswerTo(turn: Turn, step: Step, saying: Saying): boolean {
  if (soundsAsked(saying, turn.visit.language)) return false;
  // "The phone" names what is to be changed, and asks for no number.
  if (step.at === "reviewing") return fieldNamedIn(saying, turn) !== null;
  if (step.at !== "asking") return false;
  const question = questionOf(turn.profile, turn.visit, step.question);
  const reading = readAnswer(saying, question, null, turn);
  switch (question.type) {
    case "choice":
    case "several":
    case "money":
      return reading.kind === "value" && reading.certain;
    case "number":
      return reading.kind === "value";
    case "date":
    case "time":
      return reading.kind !== "none";
    case "consent":
    case "name":
    case "phone":
    case "email":
    case "contact":
    case "yes-no":
    case "text":
      return false;
  }
}

/** "Spanish" may be one of the choices and "and Spanish" one more, "in Spanish please" is none; "I have none" may be a number. */
export function answersAsWish(turn: Turn, step: Step, saying: Saying, standing: Standing): boolean {
  if (standing === "other-language" && addsLanguage(saying, turn.visit.language)) return true;
  if (step.at !== "asking") return false;
  if (standing === "other-language") {
    return tellingWords(saying, turn).length === 1 && isAnswerTo(turn, step, saying);
  }
  const question = questionOf(turn.profile, turn.visit, step.question);
  if (standing !== "skip" || question.type !== "number") return false;
  const reading = readAnswer(saying, question, null, turn);
  return reading.kind === "value" && reading.value === "0";
}

/** A question in the visitor's own words takes what is said as it is, whatever it sounds like. */
export function isInOwnWords(turn: Turn, step: Step, saying: Saying): boolean {
  if (step.at !== "asking" || soundsAsked(saying, turn.visit.language)) return false;
  return questionOf(turn.profile, turn.visit, step.question).type === "text" && hasAnswer(turn, step, saying);
}

/** "Do you cut dogs' hair too": a question that names a choice, and means something else. */
export function asksForMoreThan({ profile, visit }: Turn, step: Step, saying: Saying): boolean {
  if (step.at !== "asking") return false;
  const question = questionOf(profile, visit, step.question);
  return question.type === "choice" && asksForMore(saying, choicesOf(profile, question), visit.language);
}

function hasAnswer(turn: Turn, step: StepAt<"asking">, saying: Saying): boolean {
  const question = questionOf(turn.profile, turn.visit, step.question);
  return readAnswer(saying, question, step.denied, turn).kind !== "none";
}

function tellingWords({ words }: Saying, { visit }: Turn): readonly string[] {
  const { politeness, fillers } = vocabularyOf(visit.language);
  const company = [...fillers, ...politeness].flatMap(plainWords);
  return words.map(({ plain }) => plain).filter((word) => !company.includes(word));
}
