import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { inLanguage } from "../kernel/wording.ts";
import { promptOf } from "./asking.ts";
import { addDays } from "./calendar.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { isRequired, progressOf, questionOf } from "./intake-form.ts";
import { disclosureOf } from "./opening.ts";
import { phrasebookOf } from "./phrasebook/phrasebook.ts";
import { valueShown } from "./reading-back.ts";
import type { Panel, TouchInput, VisitorCommand } from "./screen-protocol.ts";
import { bookOf, type Turn } from "./turn.ts";
import type { Inquiry } from "./understanding/inquiry.ts";
import { likelySpan, todayOf } from "./understanding/validity.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";

/** Ids of the choices that are not in the profile. */
export const choiceId = {
  yes: "yes",
  no: "no",
  otherLanguage: "other-language",
  takeMyDetails: "take-my-details",
  /** Ends picking several. */
  done: "done",
} as const;

/** The id that a touch on the panel of this step must name; null when nothing is asked. */
export function panelQuestion(step: Step): string | null {
  switch (step.at) {
    case "asking":
      return step.question;
    case "confirming":
      return `confirm-${step.question}`;
    case "serving":
      return "serving";
    case "filing":
    case "done":
      return null;
  }
}

/** What the screen shows while nobody is served. */
export function attractPanel(profile: BusinessProfile, language: Language): Panel {
  const book = phrasebookOf(language);
  return {
    type: "panel",
    kind: "attract",
    language,
    question: null,
    title: book.attractTitle(profile.business.name),
    detail: book.attractDetail(inLanguage(profile.business.kind, language)),
    input: null,
    commands: [],
    progress: null,
  };
}

/** What the screen shows while the robot serves nobody. */
export function offDutyPanel(profile: BusinessProfile, language: Language): Panel {
  const book = phrasebookOf(language);
  const panel = attractPanel(profile, language);
  return { ...panel, kind: "tell", title: book.offDutyTitle, detail: book.offDutyDetail };
}

/** What the screen shows at this step: everything that can be said here can be touched too. */
export function panelOf(turn: Turn, step: Step, lastWords: string): Panel {
  const book = bookOf(turn);
  const common = {
    type: "panel",
    language: turn.visit.language,
    question: panelQuestion(step),
    progress: null,
  } as const;
  const form = { ...common, kind: "ask", progress: progressOf(turn.profile, turn.visit) } as const;
  switch (step.at) {
    case "asking": {
      const question = questionOf(turn.profile, turn.visit, step.question);
      return {
        ...form,
        title: promptOf(turn, step),
        detail: question.type === "consent" ? disclosureOf(turn) : "",
        input: inputOf(turn, step, question),
        commands: commandsIn(question),
      };
    }
    case "confirming":
      return {
        ...form,
        // The value itself is what the visitor has to judge, so it is the largest thing there.
        title: valueShown(turn, step),
        detail: book.isThatRight,
        input: yesOrNo(turn),
        commands: commandsIn(questionOf(turn.profile, turn.visit, step.question)),
      };
    case "serving":
      return {
        ...common,
        kind: "ask",
        title: book.anythingElse,
        detail: lastWords,
        input: {
          kind: "choices",
          choices: [
            ...inquiryChoices(turn.profile, turn.visit.language).map(({ id, label }) => ({ id, label })),
            { id: choiceId.takeMyDetails, label: book.takeMyDetails },
          ],
        },
        commands: ["repeat", "person", "cancel"],
      };
    case "filing":
      return { ...common, kind: "tell", title: book.saving, detail: "", input: null, commands: [] };
    case "done":
      return { ...common, kind: "tell", title: lastWords, detail: "", input: null, commands: ["person"] };
  }
}

/** What a visitor who declined may ask by touch. */
export function inquiryChoices(
  profile: BusinessProfile,
  language: Language,
): readonly { readonly id: string; readonly label: string; readonly inquiry: Inquiry }[] {
  const { topics, priceWords } = vocabularyOf(language);
  const own = [
    { id: "hours", phrase: topics.hours[0], inquiry: { about: "hours", day: "today" } },
    { id: "prices", phrase: priceWords[1], inquiry: { about: "price", service: null } },
    { id: "address", phrase: topics.address[0], inquiry: { about: "address" } },
  ] as const;
  return [
    ...own.map(({ id, phrase, inquiry }) => ({ id, label: asTitle(phrase ?? id), inquiry })),
    ...profile.faqs.map((faq) => ({
      id: `faq-${faq.id}`,
      label: asTitle(faq.questions[language][0] ?? faq.questions.en[0] ?? faq.id),
      inquiry: { about: "faq", faq } as const,
    })),
  ];
}

function commandsIn(question: Question): VisitorCommand[] {
  const skip: VisitorCommand[] = isRequired(question) ? [] : ["skip"];
  return question.type === "consent"
    ? ["repeat", "help", "who-are-you", "person"]
    : ["repeat", "back", ...skip, "help", "person", "start-over", "cancel"];
}

function inputOf(turn: Turn, step: StepAt<"asking">, question: Question): TouchInput {
  switch (question.type) {
    case "consent": {
      const other = turn.visit.language === "en" ? "es" : "en";
      const switcher = turn.profile.languages.includes(other)
        ? [{ id: choiceId.otherLanguage, label: phrasebookOf(other).ownName }]
        : [];
      const { choices } = yesOrNo(turn);
      return { kind: "choices", choices: [...choices, ...switcher] };
    }
    case "name":
    case "phone":
    case "email":
      return { kind: "keyboard", layout: question.type, value: step.draft };
    case "text":
      return { kind: "keyboard", layout: "text", value: step.draft };
    // Its keys have digits, letters and the @.
    case "contact":
      return { kind: "keyboard", layout: "email", value: step.draft };
    case "choice":
      return {
        kind: "choices",
        choices: choicesOf(turn.profile, question).map(({ id, label }) => ({
          id,
          label: inLanguage(label, turn.visit.language),
        })),
      };
    case "several":
      return {
        kind: "several",
        choices: [
          ...choicesOf(turn.profile, question).map(({ id, label }) => ({
            id,
            label: inLanguage(label, turn.visit.language),
          })),
        ],
        picked: [...step.picked],
      };
    case "yes-no":
      return yesOrNo(turn);
    case "date": {
      const today = todayOf(turn);
      return { kind: "date", from: addDays(today, question.fromDays), to: addDays(today, question.toDays) };
    }
    case "time": {
      const { from, to } = likelySpan(question, turn);
      return { kind: "time", from, to: to === "24:00" ? "23:59" : to, stepMinutes: question.stepMinutes };
    }
    case "number":
      return {
        kind: "number",
        from: question.from,
        to: question.to,
        unit: question.unit ? inLanguage(question.unit, turn.visit.language) : "",
      };
    case "money":
      return { kind: "number", from: question.from, to: question.to, unit: question.currency };
  }
}

function yesOrNo(turn: Turn): Extract<TouchInput, { kind: "choices" }> {
  const book = bookOf(turn);
  return {
    kind: "choices",
    choices: [
      { id: choiceId.yes, label: book.yes },
      { id: choiceId.no, label: book.no },
    ],
  };
}

function asTitle(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${phrase.endsWith("?") ? "" : "?"}`;
}
