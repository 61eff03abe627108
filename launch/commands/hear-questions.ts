import { farewellPhrases, standingPhrases } from "../../robot/dialogue/understanding/command.ts";
import { type BusinessProfile, choicesOf } from "../../robot/kernel/business-profile.ts";
import type { AnswerForm, Expectation, Patience } from "../../robot/kernel/expectation.ts";
import type { Question, QuestionOf } from "../../robot/kernel/intake-question.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { inLanguage } from "../../robot/kernel/wording.ts";

/** What may be asked for with `--question`: what every robot asks, and what this profile's form does. */
export function hearQuestions(
  profile: BusinessProfile,
  language: Language,
): ReadonlyMap<string, Expectation> {
  const asked = [
    ...genericIn(language),
    ...profile.form.map((question) => expectationOf(question, profile, language)),
  ];
  const commands = standingPhrases(language);
  const farewells = farewellPhrases(language);
  return new Map(asked.map((each) => [each.question, { ...each, language, commands, farewells }]));
}

/** Of {@link hearQuestions}: yes, no or a command. */
export const YES_OR_NO = "consent";

/** Whatever the language, and what may be said to every question. */
type Asked = Omit<Expectation, "language" | "commands" | "farewells">;

const YES_NO: AnswerForm = { form: "yes-no" };
const EMAIL: AnswerForm = { form: "email-address", domains: [] };

const GREETINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ["hello", "hi", "hey", "good morning", "good afternoon"],
  es: ["hola", "buenos dias", "buenas tardes", "buenas"],
};

function genericIn(language: Language): readonly Asked[] {
  return [
    asking("greeting", "brief", YES_NO, phrases(...GREETINGS[language])),
    asking(YES_OR_NO, "brief", YES_NO),
    asking("name", "normal", { form: "person-name" }),
    asking("phone", "spelling", { form: "phone-number" }),
    asking("email", "spelling", EMAIL),
    asking("contact", "spelling", { form: "phone-number" }, EMAIL),
    asking("spelling", "spelling", { form: "letters" }),
  ];
}

function expectationOf(question: Question, profile: BusinessProfile, language: Language): Asked {
  switch (question.type) {
    case "consent":
      return asking(question.id, "brief", YES_NO);
    case "name":
      return asking(question.id, "normal", { form: "person-name" });
    case "phone":
      return asking(question.id, "spelling", { form: "phone-number" });
    case "email":
      return asking(question.id, "spelling", EMAIL);
    case "contact":
      return asking(question.id, "spelling", { form: "phone-number" }, EMAIL);
    case "choice":
      return asking(question.id, "normal", phrases(...waysToChoose(profile, question, language)));
    case "several":
      return asking(question.id, "normal", {
        form: "several",
        phrases: waysToChoose(profile, question, language),
      });
    case "yes-no":
      return asking(question.id, "brief", YES_NO);
    case "date":
    case "time":
    case "money":
      return asking(question.id, "normal", { form: question.type });
    case "number":
      return asking(question.id, "normal", { form: "number", from: question.from, to: question.to });
    case "text":
      return asking(question.id, "long", { form: "free-text" });
  }
}

function waysToChoose(
  profile: BusinessProfile,
  question: QuestionOf<"choice" | "several">,
  language: Language,
): readonly string[] {
  return choicesOf(profile, question).flatMap(({ label, synonyms }) => [
    inLanguage(label, language),
    ...synonyms[language],
  ]);
}

function phrases(...given: readonly string[]): AnswerForm {
  return { form: "phrases", phrases: given };
}

function asking(question: string, patience: Patience, ...answers: readonly AnswerForm[]): Asked {
  return { question, answers, patience };
}
