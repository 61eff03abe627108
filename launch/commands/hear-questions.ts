import { type BusinessProfile, choicesOf } from "../../robot/kernel/business-profile.ts";
import type { AnswerForm, Expectation, Patience } from "../../robot/kernel/expectation.ts";
import type { Choice, Question } from "../../robot/kernel/intake-question.ts";
import { inLanguage } from "../../robot/kernel/wording.ts";

/** What may be asked for with `--question`: what every robot asks, and what this profile's form does. */
export function hearQuestions(profile: BusinessProfile): ReadonlyMap<string, Expectation> {
  const questions = new Map(GENERIC.map((expectation) => [expectation.question, expectation]));
  for (const question of profile.form) questions.set(question.id, expectationOf(question, profile));
  return questions;
}

const COMMANDS = [
  ..."go back|back|skip|skip it|repeat|say that again|repeat that|start over|cancel|never mind|help".split(
    "|",
  ),
  ..."get me a person|talk to a person|i want a person|who are you|stop|goodbye|pause|wait|slower".split("|"),
  ..."louder|speak slower|speak louder|quieter|are you recording".split("|"),
];

const YES_NO: AnswerForm = { form: "yes-no" };
const EMAIL: AnswerForm = { form: "email-address", domains: [] };

/** Yes, no or a command. */
export const YES_OR_NO: Expectation = expecting("consent", "brief", YES_NO);

const GENERIC: readonly Expectation[] = [
  expecting("greeting", "brief", YES_NO, phrases("hello", "hi", "hey", "good morning", "good afternoon")),
  YES_OR_NO,
  expecting("name", "normal", { form: "person-name" }),
  expecting("phone", "spelling", { form: "phone-number" }),
  expecting("email", "spelling", EMAIL),
  expecting("contact", "spelling", { form: "phone-number" }, EMAIL),
  expecting("spelling", "spelling", { form: "letters" }),
];

function expectationOf(question: Question, profile: BusinessProfile): Expectation {
  switch (question.type) {
    case "consent":
      return expecting(question.id, "brief", YES_NO);
    case "name":
      return expecting(question.id, "normal", { form: "person-name" });
    case "phone":
      return expecting(question.id, "spelling", { form: "phone-number" });
    case "email":
      return expecting(question.id, "spelling", EMAIL);
    case "contact":
      return expecting(question.id, "spelling", { form: "phone-number" }, EMAIL);
    case "choice":
      return expecting(question.id, "normal", phrases(...choicesOf(profile, question).flatMap(waysOfSaying)));
    case "several": {
      const ways = choicesOf(profile, question).flatMap(waysOfSaying);
      return expecting(question.id, "normal", { form: "several", phrases: ways });
    }
    case "yes-no":
      return expecting(question.id, "brief", YES_NO);
    case "date":
    case "time":
    case "money":
      return expecting(question.id, "normal", { form: question.type });
    case "number":
      return expecting(question.id, "normal", { form: "number", from: question.from, to: question.to });
    case "text":
      return expecting(question.id, "long", { form: "free-text" });
  }
}

function waysOfSaying(choice: Choice): readonly string[] {
  return [inLanguage(choice.label, "en"), ...choice.synonyms.en];
}

function phrases(...given: readonly string[]): AnswerForm {
  return { form: "phrases", phrases: given };
}

function expecting(question: string, patience: Patience, ...answers: readonly AnswerForm[]): Expectation {
  return { question, answers, commands: COMMANDS, patience };
}
