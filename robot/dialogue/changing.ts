import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import { askAgain, freshly, proceed } from "./asking.ts";
import { denied } from "./confirming.ts";
import type { Step } from "./conversation-state.ts";
import { withoutAnswer } from "./intake-form.ts";
import { readBack } from "./reading-back.ts";
import { refusalText } from "./refusing.ts";
import { bothRescheduled, rescheduled } from "./rescheduling.ts";
import { noted, toldAnewIn } from "./told-anew.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { readAnswer } from "./understanding/answer.ts";
import type { ChangeRequest } from "./understanding/change-request.ts";
import type { Saying } from "./understanding/saying.ts";

/** Asks the question again whose answer the visitor calls wrong, or reads the new one back. Null: nothing is noted here. */
export function change(
  turn: Turn,
  step: Step,
  { question, to }: ChangeRequest,
  source: Source,
): Reply | null {
  const book = bookOf(turn);
  switch (step.at) {
    case "asking":
      return goTo(turn, question, to, source);
    case "reviewing": {
      const before = turn.visit.answers[question.id];
      const changing = before ? { question: question.id, before } : null;
      return goTo(withVisit(turn, { ...turn.visit, changing }), question, to, source);
    }
    case "confirming": {
      if (step.question === question.id && to.words.length === 0) return denied(turn, step);
      if (step.question === question.id) return goTo(turn, question, to, source);
      // What was about to be confirmed is read back once more afterwards.
      const volunteered = { ...turn.visit.volunteered, [step.question]: step.candidate };
      return goTo(withVisit(turn, { ...turn.visit, volunteered }), question, to, source);
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
function goTo(turn: Turn, question: Question, to: Saying, source: Source): Reply {
  const without = withVisit(turn, withoutAnswer(turn.visit, question.id));
  // Its answer may have taken other questions out of the form, and this one with it.
  const again = askAgain(without, freshly(question.id), [bookOf(turn).goingBack]);
  if (to.words.length === 0 || question.type === "consent") return again;
  const moved = question.type === "time" ? rescheduled(turn, question, to, source, null) : null;
  const both = moved ?? bothRescheduled(turn, to, source);
  if (both) return proceed(both.turn, both.words);
  // One word corrects one of the name, the last digits those of a number.
  const reading = readAnswer(to, question, turn.visit.answers[question.id] ?? null, without);
  const others = toldAnewIn(turn, to, source, false).filter((told) => told.question.id !== question.id);
  const later = noted(without, others);
  switch (reading.kind) {
    case "value":
      return readBack(later, question, { value: reading.value, source }, 0, []);
    case "corrected":
      return readBack(later, question, reading.candidate(source), 0, []);
    case "refused":
      return askAgain(without, freshly(question.id), [refusalText(turn, question, reading.refusal)]);
    case "either":
    case "none":
      return again;
  }
}
