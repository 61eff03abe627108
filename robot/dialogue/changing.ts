import type { Question } from "../kernel/business-profile.ts";
import { askAgain, freshly } from "./asking.ts";
import { denied } from "./confirming.ts";
import type { Step } from "./conversation-state.ts";
import { withoutAnswer } from "./intake-form.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";

/** Asks the question again whose answer the visitor calls wrong. Null: nothing is noted here. */
export function change(turn: Turn, step: Step, question: Question): Reply | null {
  const book = bookOf(turn);
  switch (step.at) {
    case "asking":
      return goTo(turn, question);
    case "confirming": {
      if (step.question === question.id) return denied(turn, step);
      // What was about to be confirmed is read back once more afterwards.
      const volunteered = { ...turn.visit.volunteered, [step.question]: step.candidate };
      return goTo(withVisit(turn, { ...turn.visit, volunteered }), question);
    }
    case "serving":
    case "filing":
      return null;
    // The record is on its way to the team; a person can tell them.
    case "done":
      return reply(
        turn.visit,
        step,
        [book.person],
        [{ type: "alert-staff", reason: "a visitor wants to correct what they told" }],
      );
  }
}

/** The old answer is dropped at once: a visitor who leaves now has called it wrong. */
function goTo(turn: Turn, question: Question): Reply {
  const without = withVisit(turn, withoutAnswer(turn.visit, question.id));
  return askAgain(without, freshly(question.id), [bookOf(turn).goingBack]);
}
