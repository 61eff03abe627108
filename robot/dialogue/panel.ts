import type { BusinessProfile } from "../kernel/business-profile.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { inLanguage } from "../kernel/wording.ts";
import { promptOf } from "./asking.ts";
import type { Step } from "./conversation-state.ts";
import { disclosureOf } from "./disclosure.ts";
import { progressOf, questionOf } from "./intake-form.ts";
import { phrasebookOf } from "./phrasebook/phrasebook.ts";
import { valueShown } from "./reading-back.ts";
import { questionAt } from "./reviewing.ts";
import type { Panel } from "./screen-protocol.ts";
import { commandsAt } from "./standing-commands.ts";
import { inputOf, reviewInput, servingInput, yesOrNo } from "./touch-input.ts";
import { bookOf, type Turn } from "./turn.ts";

/** The id that a touch on the panel of this step must name; null when nothing is asked. */
export function panelQuestion(step: Step): string | null {
  switch (step.at) {
    case "asking":
      return step.question;
    case "confirming":
      return `confirm-${step.question}`;
    case "reviewing":
      return "review";
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
    // Whoever begins by touch may choose the language with it.
    commands: profile.languages.length > 1 ? ["other-language"] : [],
    progress: null,
  };
}

/** What the screen shows while the robot serves nobody. */
export function offDutyPanel(profile: BusinessProfile, language: Language): Panel {
  const book = phrasebookOf(language);
  const panel = attractPanel(profile, language);
  return { ...panel, kind: "tell", commands: [], title: book.offDutyTitle, detail: book.offDutyDetail };
}

/** What the screen shows at this step: everything that can be said here can be touched too. */
export function panelOf(turn: Turn, step: Step, lastWords: string): Panel {
  const book = bookOf(turn);
  const common = {
    type: "panel",
    language: turn.visit.language,
    question: panelQuestion(step),
    commands: commandsAt(turn, step),
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
      };
    }
    case "confirming":
      return {
        ...form,
        // The value itself is what the visitor has to judge, so it is the largest thing there.
        title: valueShown(turn, step),
        detail: book.isThatRight,
        input: yesOrNo(turn),
      };
    case "reviewing":
      return { ...form, title: questionAt(turn, step), detail: "", input: reviewInput(turn) };
    case "serving":
      return {
        ...common,
        kind: "ask",
        title: book.anythingElse,
        detail: lastWords,
        input: servingInput(turn, book.takeMyDetails),
      };
    case "filing":
      return { ...common, kind: "tell", title: book.saving, detail: "", input: null };
    case "done":
      return { ...common, kind: "tell", title: lastWords, detail: "", input: null };
  }
}
