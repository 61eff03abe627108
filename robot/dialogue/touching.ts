import { choicesOf } from "../kernel/business-profile.ts";
import { accept, askAgain } from "./asking.ts";
import { obey, switchLanguage } from "./commanding.ts";
import { denied } from "./confirming.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { inform } from "./informing.ts";
import { questionOf } from "./intake-form.ts";
import { agree, askForConsent, decline } from "./opening.ts";
import { choiceId, inquiryChoices, panelQuestion } from "./panel.ts";
import type { Touch } from "./screen-protocol.ts";
import { bookOf, type Reply, type Turn, touchSource } from "./turn.ts";
import { readTyped } from "./understanding/answer.ts";
import { sayingOf } from "./understanding/saying.ts";

/** What the robot does about a touch. Null: it was meant for another question, or for nothing. */
export function touched(turn: Turn, step: Step, touch: Touch): Reply | null {
  switch (touch.kind) {
    case "start":
      return null;
    case "command":
      return obey(turn, step, touch.command);
    case "choose":
      return touch.question === panelQuestion(step) ? chosen(turn, step, touch.choice) : null;
    case "type":
      return touch.question === panelQuestion(step) && step.at === "asking"
        ? typed(turn, step, touch.text)
        : null;
  }
}

function chosen(turn: Turn, step: Step, choice: string): Reply | null {
  const source = touchSource(turn.stamp);
  switch (step.at) {
    case "asking": {
      const question = questionOf(turn.profile, step.question);
      if (question.type === "consent") {
        if (choice === choiceId.yes) return agree(turn, source);
        if (choice === choiceId.no) return decline(turn);
        return choice === choiceId.otherLanguage ? switchLanguage(turn, step) : null;
      }
      if (question.type !== "choice") return null;
      const picked = choicesOf(turn.profile, question).find((each) => each.id === choice);
      return picked ? accept(turn, question, { value: picked.label.en, source }, "touch") : null;
    }
    case "confirming": {
      const question = questionOf(turn.profile, step.question);
      if (choice === choiceId.yes) return accept(turn, question, step.candidate, "touch");
      return choice === choiceId.no ? denied(turn, step) : null;
    }
    case "serving": {
      if (choice === choiceId.takeMyDetails) return askForConsent(turn, []);
      const asked = inquiryChoices(turn.profile, turn.visit.language).find((each) => each.id === choice);
      return asked ? inform(turn, step, asked.inquiry, sayingOf(asked.label)) : null;
    }
    case "filing":
    case "done":
      return null;
  }
}

/** What a visitor typed they have seen: it is not read back. */
function typed(turn: Turn, step: StepAt<"asking">, text: string): Reply | null {
  const question = questionOf(turn.profile, step.question);
  if (question.type === "choice" || question.type === "consent") return null;
  const value = readTyped(text, question, turn);
  if (value !== null) return accept(turn, question, { value, source: touchSource(turn.stamp) }, "touch");
  const again = { ...step, silences: 0, draft: text.slice(0, 200) };
  return {
    ...askAgain(turn, again, []),
    words: [bookOf(turn).typedWrongly[question.type]],
  };
}
