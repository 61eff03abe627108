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
  const questions = new Map(GENERIC.map((expectation) => [expectation.question, expectation]));
  for (const question of profile.form) questions.set(question.id, expectationOf(question, profile, language));
  return new Map([...questions].map(([id, expectation]) => [id, spokenIn(language, expectation)]));
}

/** The same question to somebody who speaks this language. */
function spokenIn(language: Language, expectation: Expectation): Expectation {
  return language === "en" ? expectation : { ...expectation, language, commands: SPANISH_COMMANDS };
}

const SPANISH_COMMANDS = [
  ..."volver|atras|saltar|siguiente|repetir|otra vez|empezar de nuevo|cancelar|olvidalo|ayuda".split("|"),
  ..."una persona|hablar con una persona|quien eres|pausa|espere|mas despacio|mas alto|mas bajo|ingles|adios".split(
    "|",
  ),
];

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

function expectationOf(question: Question, profile: BusinessProfile, language: Language): Expectation {
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
      return expecting(question.id, "normal", phrases(...waysToChoose(profile, question, language)));
    case "several":
      return expecting(question.id, "normal", {
        form: "several",
        phrases: waysToChoose(profile, question, language),
      });
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

function expecting(question: string, patience: Patience, ...answers: readonly AnswerForm[]): Expectation {
  return { question, answers, commands: COMMANDS, patience };
}
