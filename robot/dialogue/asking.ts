import { inLanguage, type Question } from "../kernel/business-profile.ts";
import type { Confirmation, Source } from "../kernel/intake-record.ts";
import { complete } from "./closing.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { nextQuestion, questionOf, withAnswer } from "./intake-form.ts";
import { choiceLabel, readBack } from "./reading-back.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { readAnswer } from "./understanding/answer.ts";
import { firstNameIn } from "./understanding/person-name.ts";
import type { Saying } from "./understanding/saying.ts";
import { volunteeredIn } from "./understanding/volunteered.ts";

/** Goes on with the form: the next open question, or its end. `words` are said first. */
export function proceed(turn: Turn, words: readonly string[]): Reply {
  const question = nextQuestion(turn.profile, turn.visit);
  if (!question) return complete(turn, words);
  const volunteered = turn.visit.volunteered[question.id];
  return volunteered ? readBack(turn, question, volunteered, 0, words) : ask(turn, question, words);
}

/** Asks one question for the first time. */
export function ask(turn: Turn, question: Question, words: readonly string[]): Reply {
  return askAgain(turn, freshly(question.id), words);
}

export function freshly(question: string): StepAt<"asking"> {
  return { at: "asking", question, misses: 0, silences: 0, doubts: 0, denied: null, draft: "" };
}

export function askAgain(turn: Turn, step: StepAt<"asking">, words: readonly string[]): Reply {
  return reply(turn.visit, step, [...words, promptOf(turn, step)]);
}

/** What the step's question sounds like: as the profile words it, then spelled, then typed. */
export function promptOf(turn: Turn, step: StepAt<"asking">): string {
  const question = questionOf(turn.profile, step.question);
  const book = bookOf(turn);
  if (step.doubts >= 3 && question.type !== "choice") return book.typeIt;
  if (step.doubts === 2) {
    switch (question.type) {
      case "name":
        return step.denied?.value.includes(" ") ? book.spellLastName : book.spellName;
      case "phone":
        return book.spellPhone;
      case "email":
        return book.spellEmail;
      case "contact":
        return step.denied?.value.includes("@") ? book.spellEmail : book.spellPhone;
      case "choice":
      case "consent":
        break;
    }
  }
  return inLanguage(question.prompt, turn.visit.language);
}

/** What an answer to a question other than consent says; null when it is not understood. */
export function answered(turn: Turn, step: StepAt<"asking">, saying: Saying, source: Source): Reply | null {
  const question = questionOf(turn.profile, step.question);
  const book = bookOf(turn);
  const also = volunteeredIn(saying, turn.profile, turn.visit, question.id, source);
  const told = withVisit(turn, {
    ...turn.visit,
    volunteered: { ...turn.visit.volunteered, ...also },
  });

  const reading = readAnswer(saying, question, step.denied, turn);
  switch (reading.kind) {
    case "value":
      return offer(told, question, { value: reading.value, source }, step.doubts, reading.certain);
    case "corrected":
      return offer(told, question, reading.candidate(source), step.doubts, false);
    case "either":
      return reply(told.visit, { ...step, misses: step.misses + 1, silences: 0 }, [
        book.whichOf(reading.labels),
      ]);
    case "none":
      return Object.keys(also).length > 0 ? proceed(told, [book.gotIt]) : null;
  }
}

/** Keeps a value that needs no confirmation, reads any other back. */
export function offer(
  turn: Turn,
  question: Question,
  candidate: Candidate,
  doubts: number,
  certain: boolean,
): Reply {
  const asksBack =
    question.type === "choice" ? !certain : "confirm" in question && question.confirm === "read-back";
  if (asksBack) return readBack(turn, question, candidate, doubts, []);
  return accept(turn, question, candidate, "not-asked");
}

/** Keeps the value and goes on. */
export function accept(turn: Turn, question: Question, candidate: Candidate, confirmed: Confirmation): Reply {
  const visit = withAnswer(turn.visit, question.id, { ...candidate, confirmed });
  return proceed(withVisit(turn, visit), [acknowledgement(turn, question, candidate.value)]);
}

function acknowledgement(turn: Turn, question: Question, value: string): string {
  const book = bookOf(turn);
  if (question.type === "name") return book.niceToMeet(firstNameIn(value));
  if (question.type === "choice") return book.noted(choiceLabel(turn, question, value));
  return book.gotIt;
}
