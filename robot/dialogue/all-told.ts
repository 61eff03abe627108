import { accept, proceed } from "./asking.ts";
import type { StepAt } from "./conversation-state.ts";
import { isRequired, questionOf, withSkipped } from "./intake-form.ts";
import { misunderstood } from "./repairing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";

/** "That's it" before the end of the form: it agrees to what was read back, and ends nothing but an answer. */
export function allTold(turn: Turn, step: StepAt<"asking" | "confirming">): Reply | null {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const book = bookOf(turn);
  if (step.at === "confirming") return accept(turn, question, step.candidate, "read-back");
  // A note may be left out, and there is nothing more to note.
  if (question.type === "text" && !isRequired(question))
    return proceed(withVisit(turn, withSkipped(turn.visit, question.id)), [book.skipped]);
  // Who ends a number that is not complete has not noticed.
  if (step.pieces && step.misses < MOST_REMINDERS) {
    const missed = { ...step, misses: step.misses + 1, silences: 0 };
    return reply(turn.visit, missed, [book.digitsMissing, book.andTheRest]);
  }
  return misunderstood(turn, step);
}

const MOST_REMINDERS = 3;
