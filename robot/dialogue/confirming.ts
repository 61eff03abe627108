import type { Question } from "../kernel/intake-question.ts";
import type { Answer, Source } from "../kernel/intake-record.ts";
import { accept, askAgain, freshly, offer, proceed } from "./asking.ts";
import type { StepAt } from "./conversation-state.ts";
import { questionOf, withoutAnswer } from "./intake-form.ts";
import { readBack, valueText } from "./reading-back.ts";
import { refusalText } from "./refusing.ts";
import { hopeless } from "./repairing.ts";
import { rescheduled } from "./rescheduling.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { type Reading, readAnswer } from "./understanding/answer.ts";
import { disagreementIn } from "./understanding/disagreement.ts";
import { type Saying, sayingOfWords, type Word } from "./understanding/saying.ts";
import { yesNoIn } from "./understanding/yes-no.ts";
import { noting } from "./volunteering.ts";

/** What was said to a value that was read back; null when it was neither yes, no nor a correction. */
export function confirmed(
  turn: Turn,
  step: StepAt<"confirming">,
  saying: Saying,
  source: Source,
): Reply | null {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const { answer, rest } = yesNoIn(saying, turn.visit.language);
  if (question.type === "time") {
    const told = noting(turn, sayingOfWords(rest), question.id, source);
    const moved = rescheduled(told, question, sayingOfWords(rest), source, step.candidate);
    if (moved) return hopeless(turn, step) ?? proceed(moved.turn, moved.words);
  }
  if (answer === "yes") {
    const other = disagreementIn(sayingOfWords(rest), question, step.candidate, turn);
    if (other) return hopeless(turn, step) ?? contradicted(turn, step, question, other, rest, source);
    const told = noting(turn, sayingOfWords(rest), question.id, source);
    return accept(told, question, step.candidate, "read-back");
  }
  const correction = corrected(turn, step, question, sayingOfWords(rest), source);
  if (correction) return hopeless(turn, step) ?? correction;
  return answer === "no" ? denied(turn, step) : null;
}

/** The value was wrong: ask again, the next time for spelling, then for typing. */
export function denied(turn: Turn, step: StepAt<"confirming">): Reply {
  const given = hopeless(turn, step);
  if (given) return given;
  const stands = turn.visit.answers[step.question];
  if (stands) return keep(turn, step, stands);
  const doubts = step.doubts + 1;
  const again: StepAt<"asking"> = {
    ...freshly(step.question),
    doubts,
    denied: step.candidate,
    draft: step.candidate.value,
  };
  // What was denied is not kept, even if something else was noted before.
  const without = withVisit(turn, withoutAnswer(turn.visit, step.question));
  return askAgain(without, again, [bookOf(turn).letMeTryAgain]);
}

/** "Okay, Thursday then", where Friday was read back: the yes is taken to be about the new value, which is read back. */
function contradicted(
  turn: Turn,
  step: StepAt<"confirming">,
  question: Question,
  reading: Reading,
  rest: readonly Word[],
  source: Source,
): Reply | null {
  const told = question.type === "date" ? noting(turn, sayingOfWords(rest), question.id, source) : turn;
  switch (reading.kind) {
    case "value":
      return readBack(told, question, { value: reading.value, source }, step.doubts + 1, []);
    case "corrected":
      return readBack(told, question, reading.candidate(source), step.doubts + 1, []);
    case "either":
    case "refused":
      return askedBack(told, step, question, reading, source);
    case "none":
      return null;
  }
}

/** What was agreed to before stands when another value in its place is denied, and the robot says so. */
function keep(turn: Turn, step: StepAt<"confirming">, { value }: Answer): Reply {
  const { [step.question]: _, ...volunteered } = turn.visit.volunteered;
  const question = questionOf(turn.profile, turn.visit, step.question);
  const kept = bookOf(turn).noted(valueText(turn, question, value));
  return proceed(withVisit(turn, { ...turn.visit, volunteered }), [kept]);
}

/** "no, Ruiz", or the whole answer once more. */
function corrected(
  turn: Turn,
  step: StepAt<"confirming">,
  question: Question,
  rest: Saying,
  source: Source,
): Reply | null {
  // Any words at all would be an answer to a question about anything.
  if (question.type === "text" || rest.words.length === 0) return null;
  const reading = readAnswer(rest, question, step.candidate, turn);
  // "No, Friday at four": the time is noted for its own question.
  const told = question.type === "date" ? noting(turn, rest, question.id, source) : turn;
  switch (reading.kind) {
    case "value":
      return offer(told, question, { value: reading.value, source }, step.doubts + 1, reading.certain);
    case "corrected":
      return readBack(turn, question, reading.candidate(source), step.doubts + 1, []);
    case "either":
    case "refused":
      return askedBack(turn, step, question, reading, source);
    case "none":
      return null;
  }
}

/** A correction that may mean several things, or cannot be: the question is open again. */
function askedBack(
  turn: Turn,
  step: StepAt<"confirming">,
  question: Question,
  reading: Extract<Reading, { kind: "either" | "refused" }>,
  source: Source,
): Reply {
  const book = bookOf(turn);
  const again = { ...freshly(step.question), doubts: step.doubts + 1, draft: step.candidate.value };
  const without = withoutAnswer(turn.visit, step.question);
  if (reading.kind === "refused")
    return reply(without, again, [refusalText(turn, question, reading.refusal)]);
  const options = reading.values.map((value) => ({ value, source }));
  const labels = reading.values.map((value) => valueText(turn, question, value));
  return reply(without, { ...again, options }, [book.doYouMean(labels)]);
}
