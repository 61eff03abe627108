import type { Question } from "../kernel/intake-question.ts";
import { inLanguage } from "../kernel/wording.ts";
import { askAgain, attemptsOf, freshly, isTyped, proceed, promptOf } from "./asking.ts";
import { farewell, giveUp, handOver, leave, leaveReview, notFiled } from "./closing.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { isRequired, questionOf, withSkipped } from "./intake-form.ts";
import { decline } from "./opening.ts";
import { readBackOf } from "./reading-back.ts";
import { questionAt, reviewAgain } from "./reviewing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";

/** A question that was met with silence so often is not asked again. */
const SILENCES_BEFORE_THE_END = 3;
/** The profile has two other wordings; after both of them the same words would only be said again. */
const MISSES_BEFORE_SPELLING = 3;
/** After so many answers that are neither yes nor no, typing is quicker. */
const UNCLEAR_BEFORE_TYPING = 3;
/** A value that was read back wrong so often, spelled and typed meanwhile, is beyond this robot. */
const MOST_DOUBTS = 6;

/** How somebody spoke who was not understood. */
export type Tone = "unclear" | "rude";

/** Somebody spoke, and it made no sense here. Null: nothing to do about it. */
export function misunderstood(turn: Turn, step: Step, tone: Tone = "unclear"): Reply | null {
  const book = bookOf(turn);
  const sorry = tone === "rude" ? book.stayFriendly : book.notTheQuestion;
  switch (step.at) {
    case "asking": {
      const missed = { ...step, misses: step.misses + 1, silences: 0 };
      const question = questionOf(turn.profile, turn.visit, step.question);
      if (missed.misses >= attemptsOf(turn, question)) {
        return tone === "rude" ? giveUp(turn) : giveUpQuestion(turn, missed);
      }
      const escalated = escalate(missed, question);
      return reply(turn.visit, escalated, [
        sorry,
        ...retryOf(turn, escalated, escalated.doubts > step.doubts),
      ]);
    }
    case "confirming": {
      const missed = { ...step, misses: step.misses + 1, silences: 0 };
      if (missed.misses >= UNCLEAR_BEFORE_TYPING) return toKeyboard(turn, step);
      const screen = missed.misses > 1 ? book.orType : "";
      return reply(turn.visit, missed, [book.yesOrNo, readBackOf(turn, step), screen]);
    }
    case "reviewing": {
      const missed = { ...step, misses: step.misses + 1, silences: 0 };
      if (missed.misses >= turn.rules.missesBeforeHandover) return leaveReview(turn, step);
      // Not the same sentence twice.
      return missed.misses % 2 === 1
        ? reviewAgain(turn, missed, [sorry, book.reviewHelp])
        : reply(turn.visit, missed, [sorry, questionAt(turn, missed), book.orType]);
    }
    case "serving": {
      const missed = { ...step, misses: step.misses + 1, silences: 0 };
      if (missed.misses >= turn.rules.missesBeforeHandover) return farewell(turn);
      return reply(turn.visit, missed, [sorry, missed.misses % 2 === 1 ? book.helpServing : book.orType]);
    }
    case "filing":
    case "done":
      return null;
  }
}

/** A question that must be answered was skipped: one more answer to it that failed. */
export function cannotSkip(turn: Turn, step: StepAt<"asking" | "confirming">): Reply {
  const { cannotSkip: sorry } = bookOf(turn);
  const missed = { ...step, misses: step.misses + 1, silences: 0 };
  if (missed.at === "confirming") {
    if (missed.misses >= UNCLEAR_BEFORE_TYPING) return toKeyboard(turn, missed);
    return reply(turn.visit, missed, [sorry, readBackOf(turn, missed)]);
  }
  const question = questionOf(turn.profile, turn.visit, step.question);
  if (missed.misses >= attemptsOf(turn, question)) return giveUpQuestion(turn, missed);
  return askAgain(turn, missed, [sorry]);
}

/** It has been quiet for too long. */
export function silent(turn: Turn, step: Step): Reply {
  const book = bookOf(turn);
  switch (step.at) {
    case "asking": {
      const quiet = { ...step, silences: step.silences + 1 };
      if (quiet.silences >= SILENCES_BEFORE_THE_END) return giveUp(turn);
      const opening = quiet.silences > 1 ? [book.stillThere] : [];
      return reply(turn.visit, quiet, [...opening, ...retryOf(turn, quiet)]);
    }
    case "confirming": {
      const quiet = { ...step, silences: step.silences + 1 };
      if (quiet.silences >= SILENCES_BEFORE_THE_END) return giveUp(turn);
      const opening = quiet.silences > 1 ? book.stillThere : book.yesOrNo;
      return reply(turn.visit, quiet, [opening, readBackOf(turn, step)]);
    }
    case "reviewing": {
      const quiet = { ...step, silences: step.silences + 1 };
      return quiet.silences >= 2 ? leaveReview(turn, step) : reviewAgain(turn, quiet, [book.stillThere]);
    }
    case "serving": {
      const quiet = { ...step, silences: step.silences + 1 };
      return quiet.silences >= 2 ? farewell(turn) : reply(turn.visit, quiet, [book.anythingElse]);
    }
    // Nothing came back from the disk.
    case "filing":
      return notFiled(turn);
    case "done":
      return leave(turn, step);
  }
}

/** The question in other words: first one retry prompt, then the other, and the screen is pointed out. */
function retryOf(turn: Turn, step: StepAt<"asking">, escalates = false): readonly string[] {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const before = step.misses + step.silences;
  if (step.doubts >= 2 && (escalates || isPromptsTurn(step))) return [promptOf(turn, step)];
  const retry = question.retries[(before + 1) % 2];
  const prompt = retry ? inLanguage(retry, turn.visit.language) : "";
  return before > 1 ? [prompt, bookOf(turn).orType] : [prompt];
}

/** The wish to spell or to type, and the question in other words, take turns. */
function isPromptsTurn({ misses, silences }: StepAt<"asking">): boolean {
  const isOdd = (misses + silences) % 2 === 1;
  return misses < MISSES_BEFORE_SPELLING ? isOdd : !isOdd;
}

/** Asked twice in other words without success: what has letters or digits is spelled next, and then typed. */
function escalate(step: StepAt<"asking">, question: Question): StepAt<"asking"> {
  if (!isTyped(question) || step.misses < MISSES_BEFORE_SPELLING) return step;
  return { ...step, doubts: Math.max(step.doubts, step.misses > MISSES_BEFORE_SPELLING ? 3 : 2) };
}

/** One more doubt of what was read back; null as long as asking for it again may help. */
export function hopeless(turn: Turn, step: StepAt<"confirming">): Reply | null {
  return step.doubts + 1 >= MOST_DOUBTS ? giveUpQuestion(turn, step) : null;
}

function giveUpQuestion(turn: Turn, step: StepAt<"asking" | "confirming">): Reply {
  const question: Question = questionOf(turn.profile, turn.visit, step.question);
  const book = bookOf(turn);
  if (question.type === "consent") return decline(turn);
  if (isRequired(question))
    return handOver(turn, `cannot understand the answer to "${question.id}"`, book.handingOver);
  return proceed(withVisit(turn, withSkipped(turn.visit, question.id)), [book.leaveItOut]);
}

function toKeyboard(turn: Turn, step: StepAt<"confirming">): Reply {
  const typing: StepAt<"asking"> = {
    ...freshly(step.question),
    doubts: Math.max(3, step.doubts + 1),
    denied: step.candidate,
    draft: step.candidate.value,
  };
  return hopeless(turn, step) ?? askAgain(turn, typing, []);
}
