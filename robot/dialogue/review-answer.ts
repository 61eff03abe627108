import { choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import { askAgain, freshly, proceed } from "./asking.ts";
import { change } from "./changing.ts";
import { complete } from "./closing.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { addToEarlier, correctEarlier } from "./correcting.ts";
import { questionOf, withoutAnswer } from "./intake-form.ts";
import { bothRescheduled } from "./rescheduling.ts";
import { questionAt } from "./reviewing.ts";
import { readBackAnew, toldAnewIn } from "./told-anew.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { approvesIn, leavesAsIsIn } from "./understanding/approval.ts";
import { fieldNamedIn } from "./understanding/change-request.ts";
import { type Saying, sayingOfWords } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/** What was said to the review; null when it was neither a yes, a no nor a correction. */
export function reviewed(
  turn: Turn,
  step: StepAt<"reviewing">,
  saying: Saying,
  source: Source,
): Reply | null {
  const { language } = turn.visit;
  if (approvesIn(saying, language) || (step.objected && leavesAsIsIn(saying, language)))
    return complete(turn, []);
  const { answer, rest } = yesNoIn(saying, language);
  const moved = bothRescheduled(turn, saying, source);
  if (moved) return proceed(moved.turn, moved.words);
  const anew = toldAnewIn(turn, saying, source, answer === "yes");
  const corrected =
    (anew.length > 1 ? readBackAnew(turn, anew) : null) ??
    // "Yes, make it Friday"
    correctEarlier(turn, step, answer === "yes" ? sayingOfWords(rest) : saying, source) ??
    addToEarlier(turn, saying, source) ??
    readBackAnew(turn, anew) ??
    namedField(turn, step, answer === "unclear" ? saying : sayingOfWords(rest), source);
  if (corrected) return corrected;
  switch (answer) {
    case "yes":
      return complete(turn, []);
    case "no":
      return objected(turn, step);
    case "unclear":
      return null;
  }
}

/** A second no may mean that nothing is to be changed, or that it is still wrong: both are asked about in turn. */
function objected(turn: Turn, step: StepAt<"reviewing">): Reply {
  const book = bookOf(turn);
  const objecting: StepAt<"reviewing"> = {
    ...step,
    objected: true,
    misses: step.objected ? step.misses + 1 : 0,
    silences: 0,
  };
  if (objecting.misses % 2 === 1) return reply(turn.visit, objecting, [book.nothingWrong]);
  return reply(turn.visit, objecting, [questionAt(turn, objecting), step.objected ? book.orType : ""]);
}

/** The button beside a line of the review: its question once more, with what was noted still there to be corrected. */
export function changeByTouch(turn: Turn, id: string): Reply | null {
  const before = turn.visit.answers[id];
  const question = questionOf(turn.profile, turn.visit, id);
  const without = withoutAnswer(turn.visit, id);
  const visit = { ...without, changing: before ? { question: id, before } : null };
  const step = { ...freshly(id), draft: before?.value ?? "", picked: pickedBefore(turn, question, before) };
  return askAgain(withVisit(turn, visit), step, []);
}

/** "The phone": what else could be meant than that it is to be changed? */
function namedField(turn: Turn, step: StepAt<"reviewing">, saying: Saying, source: Source): Reply | null {
  // "The name is fine" asks for no change, "perfect except the name" does.
  const { approval, negations } = vocabularyOf(turn.visit.language);
  const says = (words: readonly string[]) => saying.words.some(({ plain }) => words.includes(plain));
  if (says(approval.praise) && !says(negations)) return null;
  const question = fieldNamedIn(saying, turn);
  return question && change(turn, step, { question, to: sayingOfWords([]) }, source);
}

/** Ids of the choices whose labels the value joins. */
function pickedBefore(turn: Turn, question: Question, before: Candidate | undefined): readonly string[] {
  if (question.type !== "several" || !before) return [];
  const labels = before.value.split("; ");
  return choicesOf(turn.profile, question)
    .filter(({ label }) => labels.includes(label.en))
    .map(({ id }) => id);
}
