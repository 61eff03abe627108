import { choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import { askAgain, freshly, proceed } from "./asking.ts";
import { change } from "./changing.ts";
import { complete } from "./closing.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { addToEarlier, correctEarlier } from "./correcting.ts";
import { questionOf, questionsOf, withoutAnswer } from "./intake-form.ts";
import { readBack } from "./reading-back.ts";
import { bothRescheduled } from "./rescheduling.ts";
import { questionAt } from "./reviewing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { fieldNamedIn } from "./understanding/change-request.ts";
import { plainWords, type Saying, sayingOfWords } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";
import { mayChange, volunteeredIn } from "./understanding/volunteered.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/** What was said to the review; null when it was neither a yes, a no nor a correction. */
export function reviewed(
  turn: Turn,
  step: StepAt<"reviewing">,
  saying: Saying,
  source: Source,
): Reply | null {
  const { answer, rest } = yesNoIn(saying, turn.visit.language);
  const moved = bothRescheduled(turn, saying, source);
  if (moved) return proceed(moved.turn, moved.words);
  const corrected =
    // "Yes, make it Friday"
    correctEarlier(turn, step, answer === "yes" ? sayingOfWords(rest) : saying, source) ??
    addToEarlier(turn, saying, source) ??
    toldAnew(turn, saying, source, answer === "yes") ??
    namedField(turn, step, answer === "unclear" ? saying : sayingOfWords(rest), source);
  if (corrected) return corrected;
  if (answer === "yes" || (step.objected && saysNothing(turn, saying))) return complete(turn, []);
  if (answer === "unclear") return null;
  // A second no leaves open what is wrong: only the screen helps now.
  const objecting: StepAt<"reviewing"> = { ...step, objected: true, misses: 0, silences: 0 };
  return reply(turn.visit, objecting, [
    questionAt(turn, objecting),
    step.objected ? bookOf(turn).orType : "",
  ]);
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

/**
 * "My name is Anna Ruiz", "it's this week, not this month": said at the review it can only be a correction. With a yes
 * only what is a correction wherever it is said: "yes, see you tomorrow" is none of the day.
 */
function toldAnew(turn: Turn, saying: Saying, source: Source, agreed: boolean): Reply | null {
  const { profile, visit } = turn;
  for (const question of questionsOf(profile, visit)) {
    if (agreed && !mayChange(question)) continue;
    const without = withVisit(turn, withoutAnswer(visit, question.id));
    // What was told of other things stands in the way of hearing them again; see `volunteeredIn`.
    const known = mayChange(question) ? turn : without;
    const candidate = volunteeredIn(saying, known, null, source)[question.id];
    if (!candidate || candidate.value === visit.answers[question.id]?.value) continue;
    return readBack(without, question, candidate, 0, []);
  }
  return null;
}

/** "The phone": what else could be meant than that it is to be changed? */
function namedField(turn: Turn, step: StepAt<"reviewing">, saying: Saying, source: Source): Reply | null {
  const question = fieldNamedIn(saying, turn);
  return question && change(turn, step, { question, to: sayingOfWords([]) }, source);
}

function saysNothing({ visit }: Turn, saying: Saying): boolean {
  const words = saying.words.map(({ plain }) => plain).join(" ");
  return vocabularyOf(visit.language).noneOfThem.some((phrase) => plainWords(phrase).join(" ") === words);
}

/** Ids of the choices whose labels the value joins. */
function pickedBefore(turn: Turn, question: Question, before: Candidate | undefined): readonly string[] {
  if (question.type !== "several" || !before) return [];
  const labels = before.value.split("; ");
  return choicesOf(turn.profile, question)
    .filter(({ label }) => labels.includes(label.en))
    .map(({ id }) => id);
}
