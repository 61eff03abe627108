import { askAgain, freshly, proceed, promptOf } from "./asking.ts";
import { cancel, farewell, giveUp, handOver, leave } from "./closing.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import type { VoiceChange } from "./effect.ts";
import {
  emptied,
  isRequired,
  previousQuestion,
  questionOf,
  withoutAnswer,
  withSkipped,
} from "./intake-form.ts";
import { askForConsent, greet } from "./opening.ts";
import { readBackOf } from "./reading-back.ts";
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
    case "filing":
      return null;
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
      return skip(turn, quiet, here);
    case "start-over":
      return greet(withVisit(turn, emptied(turn.visit)), [book.startingOver]);
    case "cancel":
      return cancel(turn);
    case "person":
      return handOver(turn, "a visitor asks for a person", book.person);
    case "goodbye":
      return giveUp(turn);
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

function skip(turn: Turn, step: InForm, here: string): Reply {
  const book = bookOf(turn);
  if (isRequired(questionOf(turn.profile, turn.visit, step.question))) {
    return reply(turn.visit, step, [book.cannotSkip, here]);
  }
  return proceed(withVisit(turn, withSkipped(turn.visit, step.question)), [book.skipped]);
}

/** The same question in the other language, if the business speaks it. */
export function switchLanguage(turn: Turn, step: InForm): Reply | null {
  const other = turn.visit.language === "en" ? "es" : "en";
  if (!turn.profile.languages.includes(other)) return null;
  const switched = withVisit(turn, { ...turn.visit, language: other });
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
      return farewell(turn);
    case "other-language": {
      const other = turn.visit.language === "en" ? "es" : "en";
      if (!turn.profile.languages.includes(other)) return null;
      const visit = { ...turn.visit, language: other } as const;
      return reply(visit, step, [bookOf(withVisit(turn, visit)).anythingElse]);
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
      return reply(
        turn.visit,
        step,
        [book.person],
        [{ type: "alert-staff", reason: "a visitor asks for a person" }],
      );
    case "start-over":
      return leave(turn, step);
    case "help":
    case "back":
    case "skip":
    case "cancel":
      return reply(turn.visit, step, [book.allDone]);
    case "slower":
    case "faster":
    case "louder":
    case "quieter":
      return changeVoice(turn, step, standing, turn.lastWords);
    case "goodbye":
    case "other-language":
    case "second-thoughts":
    case "pause":
    case "go-ahead":
      return null;
  }
}
