import type { Question } from "../kernel/intake-question.ts";
import { answerFrom, type Confirmation, type Source } from "../kernel/intake-record.ts";
import { inLanguage } from "../kernel/wording.ts";
import { capitalised } from "./capitalised.ts";
import type { Candidate, StepAt } from "./conversation-state.ts";
import { nextQuestion, questionOf, withAnswer, withoutAnswer } from "./intake-form.ts";
import { readBack, valueText } from "./reading-back.ts";
import { refusalText } from "./refusing.ts";
import { rescheduled, withTimesOpened } from "./rescheduling.ts";
import { review } from "./reviewing.ts";
import { bookOf, bothSources, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { readAnswer } from "./understanding/answer.ts";
import { optionIn } from "./understanding/option.ts";
import { firstNameIn } from "./understanding/person-name.ts";
import { phoneNumberIn, withPiece } from "./understanding/phone-number.ts";
import { type Saying, sayingOf } from "./understanding/saying.ts";
import { timeRefusal } from "./understanding/validity.ts";
import { askWhich, noting, tellsMore } from "./volunteering.ts";

/** Goes on with the form: the next open question, or the review at its end. `words` are said first. */
export function proceed(turn: Turn, words: readonly string[]): Reply {
  const question = nextQuestion(turn.profile, turn.visit);
  if (!question) return review(turn, words);
  const volunteered = turn.visit.volunteered[question.id];
  if (volunteered) return takeUp(turn, question, volunteered, words);
  const options = turn.visit.unsettled[question.id];
  return options
    ? askWhich(turn, freshly(question.id), question, options, words)
    : ask(turn, question, words);
}

/** Reads back what was told before its question came; a time may not fit the day that was told since. */
function takeUp(turn: Turn, question: Question, volunteered: Candidate, words: readonly string[]): Reply {
  const refusal = question.type === "time" ? timeRefusal(volunteered.value, question, turn) : null;
  if (!refusal) return readBack(turn, question, volunteered, 0, words);
  const without = withVisit(turn, withoutAnswer(turn.visit, question.id));
  const shown = capitalised(valueText(turn, question, volunteered.value));
  return ask(without, question, [...words, `${shown}.`, refusalText(turn, question, refusal)]);
}

/** Asks one question for the first time. */
export function ask(turn: Turn, question: Question, words: readonly string[]): Reply {
  return askAgain(turn, freshly(question.id), words);
}

export function freshly(question: string): StepAt<"asking"> {
  return {
    at: "asking",
    question,
    misses: 0,
    silences: 0,
    doubts: 0,
    denied: null,
    draft: "",
    options: [],
    pieces: null,
    picked: [],
  };
}

export function askAgain(turn: Turn, step: StepAt<"asking">, words: readonly string[]): Reply {
  return reply(turn.visit, step, [...words, promptOf(turn, step)]);
}

/** What the step's question sounds like: as the profile words it, then spelled, then typed. */
export function promptOf(turn: Turn, step: StepAt<"asking">): string {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const book = bookOf(turn);
  if (step.doubts >= 3 && isTyped(question)) return book.typeIt;
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
      case "text":
        return book.spellText;
      case "date":
      case "time":
      case "number":
      case "money":
        return `${inLanguage(question.prompt, turn.visit.language)} ${book.slowly}`;
      case "choice":
      case "several":
      case "yes-no":
      case "consent":
        break;
    }
  }
  return inLanguage(question.prompt, turn.visit.language);
}

/** Whether the screen has keys or a picker for it. */
export function isTyped({ type }: Question): boolean {
  return type !== "choice" && type !== "several" && type !== "yes-no" && type !== "consent";
}

/** What an answer to a question other than consent says; null when it is not understood. */
export function answered(turn: Turn, step: StepAt<"asking">, saying: Saying, source: Source): Reply | null {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const book = bookOf(turn);
  const option = optionIn(saying, step.options, turn.visit.language);
  if (option) {
    const picked = { value: option.value, source: bothSources(option.source, source) };
    return offer(turn, question, picked, step.doubts, true);
  }
  const told = question.type === "text" ? turn : noting(turn, saying, question.id, source);
  const moved = question.type === "time" ? rescheduled(told, question, saying, source, null) : null;
  if (moved) return proceed(moved.turn, moved.words);

  const missed = { ...step, misses: step.misses + 1, silences: 0 };
  const reading = readAnswer(saying, question, step.denied, turn);
  switch (reading.kind) {
    case "value":
      return offer(told, question, { value: reading.value, source }, step.doubts, reading.certain);
    case "corrected":
      return offer(told, question, reading.candidate(source), step.doubts, false);
    case "either": {
      const options = reading.values.map((value) => ({ value, source }));
      return askWhich(told, missed, question, options, []);
    }
    case "refused":
      if (missed.misses >= attemptsOf(turn, question)) return null;
      return reply(told.visit, missed, [refusalText(turn, question, reading.refusal)]);
    case "none":
      if (tellsMore(turn.visit, told.visit)) return proceed(told, [book.gotIt]);
      return pieced(turn, missed, question, saying, source);
  }
}

/** A telephone number that comes in pieces: "312 555", and then "0143". */
function pieced(
  turn: Turn,
  step: StepAt<"asking">,
  question: Question,
  saying: Saying,
  source: Source,
): Reply | null {
  if (question.type !== "phone" && question.type !== "contact") return null;
  const { language } = turn.visit;
  const digits = withPiece(step.pieces?.value ?? "", saying, language);
  if (digits === null) return null;
  const pieces = {
    value: digits,
    source: step.pieces ? bothSources(step.pieces.source, source) : source,
  };
  const number = phoneNumberIn(sayingOf(pieces.value), turn.profile.business.region, language);
  if (number !== null) return offer(turn, question, { ...pieces, value: number }, step.doubts, false);
  if (step.misses >= attemptsOf(turn, question)) return null;
  if (pieces.value.length <= MOST_DIGITS) {
    // Each piece is an answer, however many come: only what adds nothing is a miss.
    const misses = digits.length > (step.pieces?.value.length ?? 0) ? step.misses - 1 : step.misses;
    return reply(turn.visit, { ...step, misses, pieces }, [bookOf(turn).andTheRest]);
  }
  return step.pieces && askAgain(turn, { ...step, pieces: null }, [bookOf(turn).notTheQuestion]);
}

const MOST_DIGITS = 12;

/** How often an answer to it may fail. */
export function attemptsOf({ rules }: Turn, question: Question): number {
  return (question.type === "consent" ? undefined : question.attempts) ?? rules.missesBeforeHandover;
}

/** Keeps a value that needs no confirmation, reads any other back. */
export function offer(
  turn: Turn,
  question: Question,
  candidate: Candidate,
  doubts: number,
  certain: boolean,
): Reply {
  const heardWell =
    candidate.source.kind === "touch" || candidate.source.confidence >= turn.rules.sureConfidence;
  const sure = certain && heardWell;
  const asksBack =
    "confirm" in question && (question.confirm === "read-back" || (!sure && !isAskedFor(question)));
  if (asksBack) return readBack(turn, question, candidate, doubts, []);
  return accept(turn, question, candidate, "not-asked");
}

/** Names and numbers are never certain: whether they are read back is the profile's to say. */
function isAskedFor({ type }: Question): boolean {
  return type === "name" || type === "phone" || type === "email" || type === "contact";
}

/** Keeps the value and goes on. */
export function accept(turn: Turn, question: Question, candidate: Candidate, confirmed: Confirmation): Reply {
  const answered = withAnswer(
    turn.visit,
    question.id,
    answerFrom(candidate.value, candidate.source, confirmed),
  );
  const visit = withTimesOpened(withVisit(turn, answered), question);
  const words = confirmed === "not-asked" ? inPassing(turn, question, candidate.value) : "";
  return proceed(withVisit(turn, visit), [
    words === "" ? acknowledgement(turn, question, candidate.value) : words,
  ]);
}

/** A value that was not read back is repeated, so that the visitor can say no. */
function inPassing(turn: Turn, question: Question, value: string): string {
  const repeats = "confirm" in question && question.confirm === "implicit" && question.type !== "yes-no";
  return repeats ? bookOf(turn).noted(valueText(turn, question, value)) : "";
}

function acknowledgement(turn: Turn, question: Question, value: string): string {
  const book = bookOf(turn);
  if (question.type === "name") return book.niceToMeet(firstNameIn(value));
  if (question.type === "choice") return book.noted(valueText(turn, question, value));
  return book.gotIt;
}
