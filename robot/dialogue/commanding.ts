import { allTold } from "./all-told.ts";
import { askAgain, freshly, proceed, promptOf } from "./asking.ts";
import { cancel, complete, farewell, giveUp, handOver, leave, leaveReview } from "./closing.ts";
import type { Step, StepAt, Visit } from "./conversation-state.ts";
import type { Effect, VoiceChange } from "./effect.ts";
import {
  askedOf,
  emptied,
  isRequired,
  previousQuestion,
  questionOf,
  withAnswer,
  withoutAnswer,
  withSkipped,
} from "./intake-form.ts";
import { askForConsent, greet } from "./opening.ts";
import { readBackOf } from "./reading-back.ts";
import { cannotSkip, misunderstood } from "./repairing.ts";
import { changeByTouch } from "./review-answer.ts";
import { questionAt, reviewAgain } from "./reviewing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import type { Standing } from "./understanding/command.ts";

/** Does what may be asked for at any time. Null: here it means nothing, and the words are read as an answer. */
export function obey(turn: Turn, step: Step, standing: Standing): Reply | null {
  switch (step.at) {
    case "asking":
    case "confirming":
      return obeyInForm(turn, step, standing);
    case "serving":
      return obeyWhileServing(turn, step, standing);
    case "reviewing":
      return obeyAtReview(turn, step, standing);
    case "filing":
      return obeyWhileFiling(turn, step, standing);
    case "done":
      return obeyWhenDone(turn, step, standing);
  }
}

type InForm = StepAt<"asking" | "confirming">;

function obeyInForm(turn: Turn, step: InForm, standing: Standing): Reply | null {
  const book = bookOf(turn);
  const here = step.at === "asking" ? promptOf(turn, step) : readBackOf(turn, step);
  const quiet = { ...step, silences: 0 };
  switch (standing) {
    case "repeat":
      return reply(turn.visit, quiet, [turn.lastWords]);
    case "help":
      return reply(turn.visit, quiet, [
        book.help(!isRequired(questionOf(turn.profile, turn.visit, step.question))),
        here,
      ]);
    case "who-are-you":
      return reply(turn.visit, quiet, [book.whoAmI, here]);
    case "back":
      return goBack(turn, step);
    case "skip":
      return skip(turn, quiet);
    case "start-over":
      return greet(withVisit(turn, emptied(turn.visit)), [book.startingOver]);
    case "cancel":
      return cancel(turn);
    case "person":
      return handOver(turn, "a visitor asks for a person", book.person);
    case "goodbye":
      return giveUp(turn);
    case "all-told":
      return allTold(turn, step);
    case "other-language":
      return switchLanguage(turn, step);
    case "pause":
      return pause(turn, quiet);
    case "go-ahead":
      return reply(turn.visit, quiet, [here]);
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return changeVoice(turn, quiet, standing, here);
    case "second-thoughts":
      return null;
  }
}

/** Nothing is asked again before the visitor speaks, or a good while has passed. */
function pause(turn: Turn, step: Step): Reply {
  return { ...reply(turn.visit, step, [bookOf(turn).takeYourTime]), paused: true };
}

/** What the visitor could not follow is said again in the new voice. */
function changeVoice(turn: Turn, step: Step, change: VoiceChange, again: string): Reply {
  return reply(turn.visit, step, [bookOf(turn).voiceChanged[change], again], [{ type: "voice", change }]);
}

/** From a read-back to its question, from a question to the one before. */
function goBack(turn: Turn, step: InForm): Reply {
  const book = bookOf(turn);
  const { changing } = turn.visit;
  if (changing && step.at === "asking" && changing.question === step.question)
    return keepAsItWas(turn, changing);
  const target =
    step.at === "confirming"
      ? questionOf(turn.profile, turn.visit, step.question)
      : previousQuestion(turn.profile, turn.visit, step.question);
  if (target === null) {
    return step.at === "asking" ? askAgain(turn, step, [book.cannotGoBack]) : proceed(turn, []);
  }
  // Going back to the consent takes it back, and with it everything that was told.
  if (target.type === "consent") return askForConsent(withVisit(turn, emptied(turn.visit)), [book.goingBack]);
  const visit = withoutAnswer(turn.visit, target.id);
  return askAgain(withVisit(turn, visit), freshly(target.id), [book.goingBack]);
}

/** Whoever began to change an answer at the review, and goes back, leaves it as it was. */
function keepAsItWas(turn: Turn, { question, before }: NonNullable<Visit["changing"]>): Reply {
  return proceed(withVisit(turn, withAnswer(turn.visit, question, before)), [bookOf(turn).goingBack]);
}

/** Everything is told: skipping what is asked here, or saying goodbye, agrees to it. */
function obeyAtReview(turn: Turn, step: StepAt<"reviewing">, standing: Standing): Reply | null {
  const book = bookOf(turn);
  const quiet = { ...step, silences: 0 };
  switch (standing) {
    case "repeat":
      return reply(turn.visit, quiet, [turn.lastWords]);
    case "help":
      return reviewAgain(turn, quiet, [book.reviewHelp]);
    case "who-are-you":
      return reviewAgain(turn, quiet, [book.whoAmI]);
    case "back":
      return backIntoForm(turn, quiet);
    case "skip":
      // Who does not know what is wrong has not agreed.
      return step.objected ? misunderstood(turn, step) : leaveReview(turn, step);
    case "goodbye":
      return leaveReview(turn, step);
    case "all-told":
      return complete(turn, []);
    case "start-over":
      return greet(withVisit(turn, emptied(turn.visit)), [book.startingOver]);
    case "cancel":
      return cancel(turn);
    case "person":
      return handOver(turn, "a visitor asks for a person", book.person);
    case "other-language": {
      const other = otherLanguageOf(turn);
      return other && reviewAgain(other, quiet, []);
    }
    case "pause":
      return pause(turn, quiet);
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return changeVoice(turn, quiet, standing, questionAt(turn, step));
    // "Go ahead" is a yes here.
    case "go-ahead":
    case "second-thoughts":
      return null;
  }
}

/** From the review to the last question of the form. */
function backIntoForm(turn: Turn, step: StepAt<"reviewing">): Reply | null {
  const last = askedOf(turn.profile, turn.visit).at(-1);
  if (!last || last.type === "consent") return reviewAgain(turn, step, [bookOf(turn).cannotGoBack]);
  return changeByTouch(turn, last.id);
}

/** The same visit in the other language; null when the business does not speak it. */
function otherLanguageOf(turn: Turn): Turn | null {
  const language = turn.visit.language === "en" ? "es" : "en";
  return turn.profile.languages.includes(language) ? withVisit(turn, { ...turn.visit, language }) : null;
}

/** A new sentence would cut off the thanks: what is done here is done without a word, but for the call of a person. */
function obeyWhileFiling(turn: Turn, step: StepAt<"filing">, standing: Standing): Reply | null {
  switch (standing) {
    case "person":
      return reply(turn.visit, step, [bookOf(turn).person], [callPerson]);
    case "other-language": {
      const other = otherLanguageOf(turn);
      return other && reply(other.visit, step, []);
    }
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return reply(turn.visit, step, [], [{ type: "voice", change: standing }]);
    case "repeat":
    case "back":
    case "skip":
    case "start-over":
    case "cancel":
    case "help":
    case "who-are-you":
    case "pause":
    case "goodbye":
    case "all-told":
    case "second-thoughts":
    case "go-ahead":
      return null;
  }
}

const callPerson: Effect = { type: "alert-staff", reason: "a visitor asks for a person" };

function skip(turn: Turn, step: InForm): Reply {
  if (isRequired(questionOf(turn.profile, turn.visit, step.question))) return cannotSkip(turn, step);
  return proceed(withVisit(turn, withSkipped(turn.visit, step.question)), [bookOf(turn).skipped]);
}

/** The same question in the other language, if the business speaks it. */
export function switchLanguage(turn: Turn, step: InForm): Reply | null {
  const switched = otherLanguageOf(turn);
  if (!switched) return null;
  if (step.at === "confirming") return reply(switched.visit, step, [readBackOf(switched, step)]);
  const question = questionOf(turn.profile, turn.visit, step.question);
  return question.type === "consent" ? greet(switched) : askAgain(switched, step, []);
}

function obeyWhileServing(turn: Turn, step: StepAt<"serving">, standing: Standing): Reply | null {
  const book = bookOf(turn);
  switch (standing) {
    case "repeat":
      return reply(turn.visit, step, [turn.lastWords]);
    case "help":
      return reply(turn.visit, step, [book.helpServing]);
    case "who-are-you":
      return reply(turn.visit, step, [book.whoAmI, book.anythingElse]);
    case "person":
      return handOver(turn, "a visitor asks for a person", book.person);
    case "back":
    case "start-over":
    case "second-thoughts":
      return askForConsent(turn, []);
    case "skip":
    case "cancel":
    case "goodbye":
    case "all-told":
      return farewell(turn);
    case "other-language": {
      const other = otherLanguageOf(turn);
      return other && reply(other.visit, step, [bookOf(other).anythingElse]);
    }
    case "pause":
      return pause(turn, { ...step, silences: 0 });
    case "go-ahead":
      return reply(turn.visit, step, [book.anythingElse]);
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return changeVoice(turn, step, standing, turn.lastWords);
  }
}

function obeyWhenDone(turn: Turn, step: StepAt<"done">, standing: Standing): Reply | null {
  const book = bookOf(turn);
  switch (standing) {
    case "repeat":
      return reply(turn.visit, step, [turn.lastWords]);
    case "who-are-you":
      return reply(turn.visit, step, [book.whoAmI]);
    case "person":
      return reply(turn.visit, step, [book.person], [callPerson]);
    // All is said and stored: what is left to stop is what the screen still shows.
    case "start-over":
    case "cancel":
    case "goodbye":
    case "all-told":
      return leave(turn, step);
    case "help":
    case "back":
    case "skip":
      return reply(turn.visit, step, [book.allDone]);
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return changeVoice(turn, step, standing, turn.lastWords);
    case "other-language": {
      const other = otherLanguageOf(turn);
      return other && reply(other.visit, step, [bookOf(other).allDone]);
    }
    case "pause":
      return { ...reply(turn.visit, step, []), paused: true };
    case "second-thoughts":
    case "go-ahead":
      return null;
  }
}
