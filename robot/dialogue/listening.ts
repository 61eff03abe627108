import type { Source } from "../kernel/intake-record.ts";
import { askedAtReview } from "./asked-at-review.ts";
import { answered } from "./asking.ts";
import { change } from "./changing.ts";
import { arrive } from "./checking-in.ts";
import { farewell } from "./closing.ts";
import { obey, switchLanguage } from "./commanding.ts";
import { confirmed } from "./confirming.ts";
import type { EventOf } from "./conversation-event.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { addToEarlier, correctEarlier, deniedEarlier, takesBack } from "./correcting.ts";
import { inform } from "./informing.ts";
import { questionOf } from "./intake-form.ts";
import { answersAsWish, asksForMoreThan, isAnswerTo, isInOwnWords } from "./meant-as-answer.ts";
import { askForConsent, consentAnswered } from "./opening.ts";
import { misunderstood } from "./repairing.ts";
import { reviewed } from "./review-answer.ts";
import { bookOf, heardSource, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { isRude } from "./understanding/abuse.ts";
import { readAnswer } from "./understanding/answer.ts";
import { type ChangeRequest, changeAskedIn, fieldNamedIn } from "./understanding/change-request.ts";
import { type Standing, standingIn } from "./understanding/command.ts";
import { emailAddressIn } from "./understanding/email-address.ts";
import { type Inquiry, inquiryIn, soundsAsked } from "./understanding/inquiry.ts";
import { beginsInOther } from "./understanding/other-language.ts";
import { introducedNameIn } from "./understanding/person-name.ts";
import { phoneNumberIn } from "./understanding/phone-number.ts";
import { refusesToTell } from "./understanding/refusal.ts";
import { type Saying, sayingOf, sayingOfWords } from "./understanding/saying.ts";
import { mayChange, volunteeredIn } from "./understanding/volunteered.ts";
import { yesNoIn } from "./understanding/yes-no.ts";
import { noting } from "./volunteering.ts";

/** What the robot does about something a visitor said. Null: nothing. */
export function hear(turn: Turn, step: Step, event: EventOf<"utterance">): Reply | null {
  const saying = sayingOf(event.utterance.text);
  if (saying.words.length === 0) return misunderstood(turn, step);
  const switched = beginsInOther(saying, turn.visit.language) ? inOtherLanguage(turn, step, event) : null;
  if (switched) return switched;

  // First what may be said at any time, then what is known about the business, then the answer.
  const standing = standingIn(saying, turn.visit.language);
  const isAnswer = standing !== null && isAnswerNotWish(turn, step, saying, standing);
  const obeyed = standing && !isAnswer ? obey(turn, step, standing) : null;
  if (obeyed) return obeyed;

  if (isInOwnWords(turn, step, saying)) {
    const brief = saying.words.length <= LONGEST_BRIEF_WISH;
    const aside = brief ? (changeIn(turn, step, saying, event) ?? talkedAside(turn, step, saying)) : null;
    return aside ?? understand(turn, step, saying, event);
  }
  const source = heardSource(event);
  const arrived = arrive(turn, step, saying, source);
  if (arrived) return arrived;
  const asked = step.at === "reviewing" ? askedAtReview(turn, step, saying) : null;
  if (asked) return asked;
  const changed = changeIn(turn, step, saying, event);
  if (changed) return changed;

  const inquiry = step.at === "filing" ? null : inquiryIn(saying, turn.profile, turn.visit.language);
  const isInquiredAnswer = inquiry !== null && isAnswerTo(turn, step, saying);
  const both = inquiry && answeredAndAsked(turn, step, saying, inquiry, source);
  if (both) return both;
  const asks = inquiry !== null && (inquiry.about !== "unknown" || asksForMoreThan(turn, step, saying));
  if (asks && !isInquiredAnswer) return inform(turn, step, inquiry, saying);

  const understood = understand(turn, step, saying, event);
  if (understood) return understood;
  // It is a question, but none that we know: better admitted than taken for an answer.
  if (inquiry) return inform(turn, step, inquiry, saying);
  return misunderstood(turn, step, isRude(saying, turn.visit.language) ? "rude" : "unclear");
}

/** "I don't speak English" asks for Spanish, unless English was noted among the languages of a will. */
function isAnswerNotWish(turn: Turn, step: Step, saying: Saying, standing: Standing): boolean {
  const denies = standing === "other-language" && deniedEarlier(turn, saying) !== null;
  return denies || answersAsWish(turn, step, saying, standing);
}

/** "Are you recording me": nobody wants that noted. */
function talkedAside(turn: Turn, step: Step, saying: Saying): Reply | null {
  const inquiry = inquiryIn(saying, turn.profile, turn.visit.language);
  const isAside = inquiry?.about === "privacy" || inquiry?.about === "small-talk";
  return inquiry && isAside ? inform(turn, step, inquiry, saying) : null;
}

/** "A haircut, how much is that?": the answer is noted, the question answered. */
function answeredAndAsked(
  turn: Turn,
  step: Step,
  saying: Saying,
  inquiry: Inquiry,
  source: Source,
): Reply | null {
  if (step.at !== "asking") return null;
  const { type } = questionOf(turn.profile, turn.visit, step.question);
  const pause = saying.words.findLastIndex((word, at) => word.pause && at < saying.words.length - 1);
  if (type !== "choice" || pause < 0) return null;
  const told = sayingOfWords(saying.words.slice(0, pause + 1));
  const asked = sayingOfWords(saying.words.slice(pause + 1));
  if (soundsAsked(told, turn.visit.language) || !soundsAsked(asked, turn.visit.language)) return null;
  if (!isAnswerTo(turn, step, told)) return null;
  const informed = inform(turn, step, inquiry, asked);
  const noted = answered(withVisit(turn, informed.next?.visit ?? turn.visit), step, told, source);
  return noted && { ...noted, words: [...informed.words.slice(0, 1), ...noted.words] };
}

/** Amid a story "change the day" is part of it. */
const LONGEST_BRIEF_WISH = 7;
/** "Actually can we do Thursday instead": longer ones are a story. */
const LONGEST_ASIDE = 7;

/** The same words, heard in the other language. Consent is asked for again: what it is for was not understood. */
function inOtherLanguage(turn: Turn, step: Step, event: EventOf<"utterance">): Reply | null {
  const language = turn.visit.language === "en" ? "es" : "en";
  if (step.at === "filing" || !turn.profile.languages.includes(language)) return null;
  const other = withVisit(turn, { ...turn.visit, language });
  const isConsent =
    step.at === "asking" && questionOf(turn.profile, turn.visit, step.question).type === "consent";
  if (!isConsent) return hear(other, step, event);
  // Noted as it was said, in the language that it was said in.
  const noted = noting(other, sayingOf(event.utterance.text), step.question, heardSource(event));
  return switchLanguage(withVisit(turn, { ...noted.visit, language: turn.visit.language }), step);
}

/** "change the phone"; not "change the phone to 312 555 0143", which says the new one. */
function changeIn(turn: Turn, step: Step, saying: Saying, event: EventOf<"utterance">): Reply | null {
  const { visit } = turn;
  const request = changeAskedIn(saying, turn);
  if (!request || visit.consent === null || answersInstead(turn, step, saying, request)) return null;
  // "Change my name to Anna Ruiz" introduces itself.
  const bare = withVisit(turn, { ...visit, answers: {} });
  const told = volunteeredIn(saying, bare, null, heardSource(event))[request.question.id];
  if (told && step.at === "asking" && mayChange(request.question)) return null;
  return change(turn, step, request, heardSource(event));
}

/** "Change it to Friday" is about the day that is asked for, not one that was told before. */
function answersInstead(turn: Turn, step: Step, saying: Saying, { question, to }: ChangeRequest): boolean {
  if (step.at !== "asking" && step.at !== "confirming") return false;
  const asked = questionOf(turn.profile, turn.visit, step.question);
  if (asked.id === question.id || asked.type === "text" || fieldNamedIn(saying, turn)) return false;
  return readAnswer(to, asked, null, turn).kind !== "none";
}

function understand(turn: Turn, step: Step, saying: Saying, event: EventOf<"utterance">): Reply | null {
  const source = heardSource(event);
  switch (step.at) {
    case "asking":
      return questionOf(turn.profile, turn.visit, step.question).type === "consent"
        ? consentAnswered(turn, step, saying, source)
        : answeredOrCorrected(turn, step, saying, source);
    case "confirming":
      return confirmed(turn, step, saying, source);
    case "reviewing":
      return reviewed(turn, step, saying, source);
    case "serving":
      return served(turn, step, saying);
    case "filing":
    case "done":
      return null;
  }
}

/** "No, Ruiz" is about the answer before, unless it was a yes or a no that was asked for. */
function answeredOrCorrected(
  turn: Turn,
  step: StepAt<"asking">,
  saying: Saying,
  source: Source,
): Reply | null {
  const { type } = questionOf(turn.profile, turn.visit, step.question);
  const corrected = () => correctEarlier(turn, step, saying, source);
  const latest = turn.visit.latest && questionOf(turn.profile, turn.visit, turn.visit.latest);
  const alike = latest && latest.type === type && yesNoIn(saying, turn.visit.language).answer === "no";
  // "Actually, Thursday instead" is no note, although a note may be anything.
  const isAside =
    type === "text" && saying.words.length <= LONGEST_ASIDE && takesBack(saying, turn.visit.language);
  return (
    (alike || isAside ? corrected() : null) ??
    answered(turn, step, saying, source) ??
    corrected() ??
    addToEarlier(turn, saying, source) ??
    askedAnew(turn, step, saying, source) ??
    refused(turn, step, saying)
  );
}

/** What was noted and is denied now is asked for again. */
function askedAnew(turn: Turn, step: StepAt<"asking">, saying: Saying, source: Source): Reply | null {
  const question = deniedEarlier(turn, saying);
  return question && change(turn, step, { question, to: sayingOfWords([]) }, source);
}

/** A plain no to a question that asks for something else is a wish not to answer it. */
function refused(turn: Turn, step: StepAt<"asking">, saying: Saying): Reply | null {
  const { answer, rest } = yesNoIn(saying, turn.visit.language);
  const { type } = questionOf(turn.profile, turn.visit, step.question);
  const isPersonal = type === "name" || type === "phone" || type === "email" || type === "contact";
  const refuses =
    (answer === "no" && rest.length === 0) || (isPersonal && refusesToTell(saying, turn.visit.language));
  return refuses ? obey(turn, step, "skip") : null;
}

/** To "is there anything else?", with nothing noted. */
function served(turn: Turn, step: StepAt<"serving">, saying: Saying): Reply | null {
  switch (yesNoIn(saying, turn.visit.language).answer) {
    case "no":
      return farewell(turn);
    case "yes": {
      // Right after the no it takes that back; later somebody wants to know something.
      const { declined, helpServing } = bookOf(turn);
      return turn.lastWords === declined ? askForConsent(turn, []) : reply(turn.visit, step, [helpServing]);
    }
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
