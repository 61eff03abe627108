import { choicesOf } from "../kernel/business-profile.ts";
import type { QuestionOf } from "../kernel/intake-question.ts";
import { accept, askAgain } from "./asking.ts";
import { complete } from "./closing.ts";
import { obey } from "./commanding.ts";
import { denied } from "./confirming.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { inform } from "./informing.ts";
import { questionOf } from "./intake-form.ts";
import { agree, askForConsent, decline } from "./opening.ts";
import { panelQuestion } from "./panel.ts";
import { refusalText } from "./refusing.ts";
import { changeByTouch } from "./review-answer.ts";
import { reviewItems } from "./reviewing.ts";
import type { Touch } from "./screen-protocol.ts";
import { changeWantedBy, choiceId, inquiryChoices } from "./touch-input.ts";
import { bookOf, type Reply, reply, type Turn, touchSource } from "./turn.ts";
import { joinedLabels } from "./understanding/answer.ts";
import { sayingOf } from "./understanding/saying.ts";
import { readTyped } from "./understanding/typed.ts";

/** What the robot does about a touch. Null: it was meant for another question, or for nothing. */
export function touched(turn: Turn, step: Step, touch: Touch): Reply | null {
  switch (touch.kind) {
    case "start":
    // Whose robot this is, is not the visitor's business.
    case "pair":
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
      const question = questionOf(turn.profile, turn.visit, step.question);
      if (question.type === "consent") {
        if (choice === choiceId.yes) return agree(turn, source);
        return choice === choiceId.no ? decline(turn) : null;
      }
      if (question.type === "several") return toggled(turn, step, question, choice);
      if (question.type === "yes-no") {
        const value = choice === choiceId.yes ? "yes" : choice === choiceId.no ? "no" : null;
        return value === null ? null : accept(turn, question, { value, source }, "touch");
      }
      if (question.type !== "choice") return null;
      const picked = choicesOf(turn.profile, question).find((each) => each.id === choice);
      return picked ? accept(turn, question, { value: picked.label.en, source }, "touch") : null;
    }
    case "confirming": {
      const question = questionOf(turn.profile, turn.visit, step.question);
      if (choice === choiceId.yes) return accept(turn, question, step.candidate, "touch");
      return choice === choiceId.no ? denied(turn, step) : null;
    }
    case "reviewing": {
      if (choice === choiceId.yes) return complete(turn, []);
      const id = changeWantedBy(choice);
      return reviewItems(turn).some(({ question }) => question === id) && id !== null
        ? changeByTouch(turn, id)
        : null;
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

/** Each touch picks or drops one; the last one ends it. */
function toggled(
  turn: Turn,
  step: StepAt<"asking">,
  question: QuestionOf<"several">,
  choice: string,
): Reply | null {
  const choices = choicesOf(turn.profile, question);
  if (choice === choiceId.done) {
    const labels = choices.filter(({ id }) => step.picked.includes(id)).map(({ label }) => label.en);
    if (labels.length === 0) return obey(turn, step, "skip");
    return accept(turn, question, { value: joinedLabels(labels), source: touchSource(turn.stamp) }, "touch");
  }
  if (!choices.some(({ id }) => id === choice)) return null;
  const picked = step.picked.includes(choice)
    ? step.picked.filter((each) => each !== choice)
    : [...step.picked, choice];
  return reply(turn.visit, { ...step, picked, silences: 0 }, []);
}

/** What a visitor typed they have seen: it is not read back. */
function typed(turn: Turn, step: StepAt<"asking">, text: string): Reply | null {
  const question = questionOf(turn.profile, turn.visit, step.question);
  if (
    question.type === "choice" ||
    question.type === "several" ||
    question.type === "yes-no" ||
    question.type === "consent"
  ) {
    return null;
  }
  const reading = readTyped(text, question, turn);
  if (reading.kind === "value") {
    return accept(turn, question, { value: reading.value, source: touchSource(turn.stamp) }, "touch");
  }
  const again = { ...step, silences: 0, draft: text.slice(0, 200) };
  const words =
    reading.kind === "refused"
      ? refusalText(turn, question, reading.refusal)
      : bookOf(turn).typedWrongly[question.type];
  return { ...askAgain(turn, again, []), words: [words] };
}
