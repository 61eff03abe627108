import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import type { AnswerForm, Expectation } from "../kernel/expectation.ts";
import type { Question, QuestionOf } from "../kernel/intake-question.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { freshly } from "./asking.ts";
import { arrivalPhrases } from "./checking-in.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { questionOf, questionsOf } from "./intake-form.ts";
import { panelQuestion } from "./panel.ts";
import type { Turn } from "./turn.ts";
import { phrasesOf } from "./understanding/choice.ts";
import { farewellPhrases, standingPhrases } from "./understanding/command.ts";
import { inquiryPhrases } from "./understanding/inquiry.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";

/** The mail hosts that most people use; any other is spelled or typed. */
const commonDomains = [
  "gmail.com",
  "yahoo.com",
  "hotmail.com",
  "outlook.com",
  "icloud.com",
  "aol.com",
  "live.com",
  "example.com",
];

/** What may be heard at this step, in the visitor's language; null while nothing is. */
export function expectationOf(turn: Turn, step: Step): Expectation | null {
  const expected = expectedAt(turn, step);
  const { language } = turn.visit;
  return expected && { ...expected, farewells: farewellPhrases(language), language };
}

function expectedAt(turn: Turn, step: Step): Expectation | null {
  const { profile, visit } = turn;
  const question = panelQuestion(step) ?? "anything-else";
  const commands = standingPhrases(visit.language);
  const inquiries: AnswerForm = { form: "phrases", phrases: inquiryPhrases(profile, visit.language) };
  switch (step.at) {
    case "asking": {
      const asked = questionOf(profile, visit, step.question);
      const { answers, patience } = answersTo(profile, step, asked, visit.language);
      const changes = visit.consent ? changesAt(turn) : [];
      const more = [...openingsAt(turn, asked), inquiries, ...changes];
      return { question, answers: [...answers, ...more], commands, patience };
    }
    // A short yes is too easily taken for a name: nothing but yes, no, and what begins with a no.
    case "confirming":
      return {
        question,
        answers: [{ form: "yes-no" }, ...correctionsAt(turn, step)],
        commands,
        patience: "normal",
      };
    case "reviewing":
      return {
        question,
        answers: [{ form: "yes-no" }, ...changesAt(turn), ...correctionsOfAll(turn)],
        commands,
        patience: "normal",
      };
    case "serving": {
      const { secondThoughts } = vocabularyOf(visit.language);
      const again: AnswerForm = { form: "phrases", phrases: secondThoughts };
      return { question, answers: [{ form: "yes-no" }, inquiries, again], commands, patience: "normal" };
    }
    case "filing":
      return null;
    case "done":
      return { question, answers: [inquiries], commands, patience: "normal" };
  }
}

/** Before anything was told somebody may tell all of it in a sentence, or that they are expected. */
function openingsAt(turn: Turn, asked: Question): readonly AnswerForm[] {
  const { profile, visit } = turn;
  const arrivals = arrivalPhrases(turn);
  const arrived: readonly AnswerForm[] = arrivals.length > 0 ? [{ form: "phrases", phrases: arrivals }] : [];
  if (asked.type !== "consent") return visit.latest === null ? arrived : [];
  const parts = questionsOf(profile, visit).flatMap((question) => partsOf(profile, question, visit.language));
  return [...arrived, { form: "opening", parts }];
}

function partsOf(profile: BusinessProfile, question: Question, language: Language): readonly AnswerForm[] {
  const volunteered: readonly Question["type"][] = [
    "name",
    "phone",
    "email",
    "contact",
    "choice",
    "date",
    "time",
  ];
  return volunteered.includes(question.type)
    ? answersTo(profile, freshly(question.id), question, language).answers
    : [];
}

/** "Change the name"; at the review that is all that need be said. */
function changesAt({ visit }: Turn): readonly AnswerForm[] {
  return [{ form: "phrases", phrases: vocabularyOf(visit.language).changes.phrases }];
}

/** "No, haircut": any value that was told may be corrected at the review. */
function correctionsOfAll({ profile, visit }: Turn): readonly AnswerForm[] {
  const told = questionsOf(profile, visit).filter(({ id }) => visit.answers[id] !== undefined);
  return told
    .flatMap((question) => partsOf(profile, question, visit.language))
    .map((of) => ({ form: "correction", of }));
}

/** "No, Ruiz" */
function correctionsAt({ profile, visit }: Turn, step: StepAt<"confirming">): readonly AnswerForm[] {
  const question = questionOf(profile, visit, step.question);
  const { answers } = answersTo(profile, freshly(step.question), question, visit.language);
  return answers.map((of) => ({ form: "correction", of }));
}

function answersTo(
  profile: BusinessProfile,
  step: StepAt<"asking">,
  question: Question,
  language: Language,
): { readonly answers: readonly AnswerForm[]; readonly patience: Expectation["patience"] } {
  const phone: AnswerForm = { form: "phone-number" };
  const email: AnswerForm = { form: "email-address", domains: commonDomains };
  switch (question.type) {
    case "consent":
      return { answers: [{ form: "yes-no" }], patience: "brief" };
    case "name":
      return step.doubts >= 2
        ? { answers: [{ form: "letters" }], patience: "spelling" }
        : { answers: [{ form: "person-name" }], patience: "normal" };
    case "phone":
      return { answers: [phone], patience: "digits" };
    case "email":
      return { answers: [email], patience: "spelling" };
    case "contact":
      return { answers: [phone, email], patience: "spelling" };
    case "choice":
      return {
        answers: [{ form: "phrases", phrases: choicePhrases(profile, question, language) }],
        patience: "normal",
      };
    case "several":
      return {
        answers: [{ form: "several", phrases: choicePhrases(profile, question, language) }],
        patience: "normal",
      };
    case "yes-no":
      return { answers: [{ form: "yes-no" }], patience: "brief" };
    case "date":
      return { answers: [{ form: "date" }], patience: "normal" };
    case "time":
      return { answers: [{ form: "time" }], patience: "normal" };
    case "number":
      return { answers: [{ form: "number", from: question.from, to: question.to }], patience: "normal" };
    case "money":
      return { answers: [{ form: "money" }], patience: "normal" };
    case "text":
      return { answers: [{ form: "free-text" }], patience: "long" };
  }
}

function choicePhrases(
  profile: BusinessProfile,
  question: QuestionOf<"choice" | "several">,
  language: Language,
): readonly string[] {
  return [...new Set(choicesOf(profile, question).flatMap((choice) => phrasesOf(choice, language)))];
}
