import {
  type BusinessProfile,
  type Choice,
  choicesOf,
  inLanguage,
  type Question,
} from "../../robot/kernel/business-profile.ts";
import type { AnswerForm, Expectation, Patience } from "../../robot/kernel/expectation.ts";

/** What may be asked for with `--question`: those of every form, and with a profile its own form's too. */
export function hearQuestions(profile: BusinessProfile | null): ReadonlyMap<string, Expectation> {
  const questions = new Map(GENERIC.map((expectation) => [expectation.question, expectation]));
  for (const question of profile?.form ?? []) {
    questions.set(question.id, expectationOf(question, profile as BusinessProfile));
  }
  return questions;
}

const COMMANDS = [
  ..."go back|back|skip|skip it|repeat|say that again|repeat that|start over|cancel|never mind|help".split(
    "|",
  ),
  ..."get me a person|talk to a person|i want a person|who are you|stop|goodbye".split("|"),
];

const YES_NO: AnswerForm = { form: "yes-no" };
const EMAIL: AnswerForm = { form: "email-address", domains: [] };

const GENERIC: readonly Expectation[] = [
  expecting("greeting", "brief", YES_NO, phrases("hello", "hi", "hey", "good morning", "good afternoon")),
  expecting("consent", "brief", YES_NO),
  expecting("name", "normal", { form: "person-name" }),
  expecting("phone", "spelling", { form: "phone-number" }),
  expecting("email", "spelling", EMAIL),
  expecting("contact", "spelling", { form: "phone-number" }, EMAIL),
  expecting("spelling", "spelling", { form: "letters" }),
  expecting("service", "normal", phrases("appointment", "consultation", "information", "quote", "pick up")),
  expecting("source", "normal", phrases("friend", "google", "instagram", "facebook", "walked by", "sign")),
  expecting(
    "timeline",
    "normal",
    phrases("today", "tomorrow", "this week", "next week", "this month", "later"),
  ),
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
