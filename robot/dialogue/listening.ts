import { choicesOf } from "../kernel/business-profile.ts";
import { answered } from "./asking.ts";
import { change } from "./changing.ts";
import { farewell } from "./closing.ts";
import { obey, switchLanguage } from "./commanding.ts";
import { confirmed } from "./confirming.ts";
import type { EventOf } from "./conversation-event.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { inform } from "./informing.ts";
import { questionOf } from "./intake-form.ts";
import { askForConsent, consentAnswered } from "./opening.ts";
import { misunderstood } from "./repairing.ts";
import { bookOf, heardSource, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { changeAskedIn } from "./understanding/change-request.ts";
import { pickIn } from "./understanding/choice.ts";
import { standingIn } from "./understanding/command.ts";
import { emailAddressIn } from "./understanding/email-address.ts";
import { inquiryIn, soundsAsked } from "./understanding/inquiry.ts";
import { beginsInOther } from "./understanding/other-language.ts";
import { introducedNameIn } from "./understanding/person-name.ts";
import { phoneNumberIn } from "./understanding/phone-number.ts";
import { type Saying, sayingOf } from "./understanding/saying.ts";
import { volunteeredIn } from "./understanding/volunteered.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/** What the robot does about something a visitor said. Null: nothing. */
export function hear(turn: Turn, step: Step, event: EventOf<"utterance">): Reply | null {
  const saying = sayingOf(event.utterance.text);
  if (saying.words.length === 0) return misunderstood(turn, step);
  const switched = beginsInOther(saying, turn.visit.language) ? inOtherLanguage(turn, step, event) : null;
  if (switched) return switched;

  // First what may be said at any time, then what is known about the business, then the answer.
  const standing = standingIn(saying, turn.visit.language);
  const obeyed = standing ? obey(turn, step, standing) : null;
  if (obeyed) return obeyed;

  const changed = changeIn(turn, step, saying, event);
  if (changed) return changed;

  const inquiry = step.at === "filing" ? null : inquiryIn(saying, turn.profile, turn.visit.language);
  const isAnswer = inquiry !== null && picksChoice(turn, step, saying);
  if (inquiry && inquiry.about !== "unknown" && !isAnswer) return inform(turn, step, inquiry, saying);

  const understood = understand(turn, step, saying, event);
  if (understood) return understood;
  // It is a question, but none that we know: better admitted than taken for an answer.
  return inquiry ? inform(turn, step, inquiry, saying) : misunderstood(turn, step);
}

/** The same words, heard in the other language. Consent is asked for again: what it is for was not understood. */
function inOtherLanguage(turn: Turn, step: Step, event: EventOf<"utterance">): Reply | null {
  const language = turn.visit.language === "en" ? "es" : "en";
  if (step.at === "filing" || !turn.profile.languages.includes(language)) return null;
  const isConsent =
    step.at === "asking" && questionOf(turn.profile, turn.visit, step.question).type === "consent";
  return isConsent
    ? switchLanguage(turn, step)
    : hear(withVisit(turn, { ...turn.visit, language }), step, event);
}

/** "change the phone"; not "change the phone to 312 555 0143", which says the new one. */
function changeIn(turn: Turn, step: Step, saying: Saying, event: EventOf<"utterance">): Reply | null {
  const { visit } = turn;
  const request = changeAskedIn(saying, turn);
  if (!request || visit.consent === null) return null;
  // "Change my name to Anna Ruiz" introduces itself.
  const bare = withVisit(turn, { ...visit, answers: {} });
  const told = volunteeredIn(saying, bare, null, heardSource(event))[request.question.id];
  if (told && step.at === "asking" && request.question.type !== "choice") return null;
  return change(turn, step, request, heardSource(event));
}

/** "Tomorrow" answers when somebody wants to come, although it is also a word of the opening hours. */
function picksChoice(turn: Turn, step: Step, saying: Saying): boolean {
  if (step.at !== "asking" || soundsAsked(saying, turn.visit.language)) return false;
  const question = questionOf(turn.profile, turn.visit, step.question);
  if (question.type !== "choice") return false;
  const choices = choicesOf(turn.profile, question);
  return pickIn(saying, choices, turn.visit.language, 1).kind === "certain";
}

function understand(turn: Turn, step: Step, saying: Saying, event: EventOf<"utterance">): Reply | null {
  const source = heardSource(event);
  switch (step.at) {
    case "asking":
      return questionOf(turn.profile, turn.visit, step.question).type === "consent"
        ? consentAnswered(turn, step, saying, source)
        : (answered(turn, step, saying, source) ?? refused(turn, step, saying));
    case "confirming":
      return confirmed(turn, step, saying, source);
    case "serving":
      return served(turn, step, saying);
    case "filing":
    case "done":
      return null;
  }
}

/** A plain no to a question that asks for something else is a wish not to answer it. */
function refused(turn: Turn, step: StepAt<"asking">, saying: Saying): Reply | null {
  const { answer, rest } = yesNoIn(saying, turn.visit.language);
  return answer === "no" && rest.length === 0 ? obey(turn, step, "skip") : null;
}

/** To "is there anything else?", with nothing noted. */
function served(turn: Turn, step: StepAt<"serving">, saying: Saying): Reply | null {
  switch (yesNoIn(saying, turn.visit.language).answer) {
    case "no":
      return farewell(turn);
    case "yes":
      return reply(turn.visit, step, [bookOf(turn).helpServing]);
    case "unclear":
      return leavesDetails(turn, saying) ? askForConsent(turn, []) : null;
  }
}

/** A visitor who declined and now tells how to be reached is asked again before any of it is noted. */
function leavesDetails({ profile, visit }: Turn, saying: Saying): boolean {
  return (
    introducedNameIn(saying, visit.language) !== null ||
    emailAddressIn(saying, visit.language) !== null ||
    phoneNumberIn(saying, profile.business.region, visit.language) !== null
  );
}
