import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { inLanguage } from "../kernel/wording.ts";
import { addDays } from "./calendar.ts";
import type { StepAt } from "./conversation-state.ts";
import { consentFacts, storedOf } from "./disclosure.ts";
import { phrasebookOf } from "./phrasebook/phrasebook.ts";
import { reviewItems } from "./reviewing.ts";
import type { TouchInput } from "./screen-protocol.ts";
import { bookOf, type Turn } from "./turn.ts";
import type { Inquiry } from "./understanding/inquiry.ts";
import { likelySpan, todayOf } from "./understanding/validity.ts";

/** Ids of the choices that are not in the profile. */
export const choiceId = {
  yes: "yes",
  no: "no",
  takeMyDetails: "take-my-details",
  /** Ends picking several. */
  done: "done",
} as const;

/** Before the id of the question whose answer is to be changed. */
const CHANGE = "change:";

/** The id of the question that a touch on a line of the review wants to change; null for any other touch. */
export function changeWantedBy(choice: string): string | null {
  return choice.startsWith(CHANGE) ? choice.slice(CHANGE.length) : null;
}

/** How the question of this step is answered by hand. */
export function inputOf(turn: Turn, step: StepAt<"asking">, question: Question): TouchInput {
  const { language } = turn.visit;
  switch (question.type) {
    case "consent":
      return {
        kind: "consent",
        choices: yesOrNo(turn).choices,
        facts: [...consentFacts(turn)],
        stored: [...storedOf(turn)],
      };
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
      return { kind: "choices", choices: labelled(turn, question) };
    case "several":
      return { kind: "several", choices: labelled(turn, question), picked: [...step.picked] };
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
    case "number": {
      const unit = question.unit ? inLanguage(question.unit, language) : "";
      return { kind: "number", from: question.from, to: question.to, unit, decimals: 0 };
    }
    case "money":
      return { kind: "number", from: question.from, to: question.to, unit: question.currency, decimals: 2 };
  }
}

export function yesOrNo(turn: Turn): Extract<TouchInput, { kind: "choices" }> {
  const book = bookOf(turn);
  return {
    kind: "choices",
    choices: [
      { id: choiceId.yes, label: book.yes },
      { id: choiceId.no, label: book.no },
    ],
  };
}

/** Everything that was told, each line with its own way to be changed. */
export function reviewInput(turn: Turn): TouchInput {
  return { kind: "review", items: [...reviewItems(turn)], agree: bookOf(turn).allCorrect };
}

/** What a visitor who declined may ask by touch, or think again. */
export function servingInput({ profile, visit }: Turn, takeMyDetails: string): TouchInput {
  return {
    kind: "choices",
    choices: [
      ...inquiryChoices(profile, visit.language).map(({ id, label }) => ({ id, label })),
      { id: choiceId.takeMyDetails, label: takeMyDetails },
    ],
  };
}

export function inquiryChoices(
  profile: BusinessProfile,
  language: Language,
): readonly { readonly id: string; readonly label: string; readonly inquiry: Inquiry }[] {
  const { asksFor, asQuestion } = phrasebookOf(language);
  return [
    { id: "hours", label: asksFor.hours, inquiry: { about: "hours", day: "today" } },
    { id: "prices", label: asksFor.prices, inquiry: { about: "price", service: null } },
    { id: "address", label: asksFor.address, inquiry: { about: "address" } },
    ...profile.faqs.map((faq) => ({
      id: `faq-${faq.id}`,
      label: asQuestion(faq.questions[language][0] ?? faq.questions.en[0] ?? faq.id),
      inquiry: { about: "faq", faq } as const,
    })),
  ];
}

function labelled(turn: Turn, question: Extract<Question, { type: "choice" | "several" }>) {
  return choicesOf(turn.profile, question).map(({ id, label }) => ({
    id,
    label: inLanguage(label, turn.visit.language),
  }));
}
