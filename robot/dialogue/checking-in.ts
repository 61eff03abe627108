import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import { askAgain, proceed } from "./asking.ts";
import type { Step, Visit } from "./conversation-state.ts";
import { hostOf, tellHost } from "./host.ts";
import { leadOf, questionOf } from "./intake-form.ts";
import { isAnswerTo } from "./meant-as-answer.ts";
import { agree, askForConsent } from "./opening.ts";
import { readBackOf } from "./reading-back.ts";
import { reviewAgain } from "./reviewing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { phrasesOf, picksIn } from "./understanding/choice.ts";
import { indexOfPhrase, plainWords, type Saying } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";
import { volunteeredIn } from "./understanding/volunteered.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/**
 * "I'm here to see Dana at three": the visitor has an appointment; or has none, who was taken to have one. Null: neither
 * is said, or nobody is to be seen here.
 */
export function arrive(turn: Turn, step: Step, saying: Saying, source: Source): Reply | null {
  const { profile, visit } = turn;
  if (!profile.checkIn) return null;
  if (visit.purpose === "check-in") return isNotExpected(turn, step, saying) ? backToLead(turn, step) : null;
  const sureness = arrivalIn(turn, saying);
  if (sureness === "none" || says(saying, vocabularyOf(visit.language).notExpected)) return null;
  if (sureness === "perhaps" && isUnderWay(turn)) return asIfExpected(turn, step, saying);
  const { answers, volunteered, unsettled, skipped, latest } = visit;
  const arrived = withVisit(turn, {
    ...visit,
    purpose: "check-in",
    aside: { answers, volunteered, unsettled, skipped, latest },
    // Who it is stays known; what was told for a lead has nothing to do with an appointment.
    answers: aboutWho(profile.form, answers),
    volunteered: {},
    unsettled: {},
    skipped: [],
    latest: null,
    // Another form, that was never reviewed.
    reviews: 0,
    changing: null,
  });
  const told: Visit = { ...arrived.visit, volunteered: volunteeredIn(saying, arrived, null, source) };
  switch (step.at) {
    case "reviewing":
      return proceed(withVisit(turn, told), [bookOf(turn).gotIt]);
    case "asking":
    case "confirming": {
      if (visit.consent) return proceed(withVisit(turn, told), [bookOf(turn).gotIt]);
      const isConsent = questionOf(profile, visit, step.question).type === "consent";
      const agreed = isConsent && yesNoIn(saying, visit.language).answer === "yes";
      return agreed
        ? agree(withVisit(turn, told), source)
        : askForConsent(withVisit(turn, told), [bookOf(turn).gotIt]);
    }
    case "serving":
      return reply(
        { ...visit },
        { ...step, silences: 0 },
        [bookOf(turn).tellingHost(hostOf(turn, told))],
        tellHost(turn, told),
      );
    case "filing":
    case "done":
      return null;
  }
}

/** What somebody with an appointment says, for the recogniser. */
export function arrivalPhrases({ profile, visit }: Turn): readonly string[] {
  if (!profile.checkIn) return [];
  const { language } = visit;
  const { arrivals, appointments } = vocabularyOf(language);
  const names = profile.hosts.flatMap((host) => phrasesOf(host, language));
  const withName =
    language === "en"
      ? ["i'm here to see", "i am here to see", "i have an appointment with"]
      : ["vengo a ver a"];
  return [
    ...arrivals,
    ...appointments,
    ...withName.flatMap((start) => names.map((name) => `${start} ${name}`)),
  ];
}

/** "I have a three o'clock with Dana": with a host's name less is enough, before anything else was told. */
function arrivalIn({ profile, visit }: Turn, saying: Saying): "sure" | "perhaps" | "none" {
  const { arrivals, appointments, meetings } = vocabularyOf(visit.language);
  if (says(saying, arrivals)) return "sure";
  const namesHost = picksIn(saying, profile.hosts, visit.language).length > 0;
  if (says(saying, appointments)) return namesHost ? "sure" : "perhaps";
  return says(saying, meetings) && namesHost ? "perhaps" : "none";
}

/** Whether more was told than who it is: a lead who mentions an appointment may mean one elsewhere. */
function isUnderWay({ profile, visit }: Turn): boolean {
  return profile.form.some(({ id, type }) => type !== "name" && visit.answers[id] !== undefined);
}

/** Null: it is an answer, or too long to be about nothing but an appointment. */
function asIfExpected(turn: Turn, step: Step, saying: Saying): Reply | null {
  const words = [bookOf(turn).ifExpected];
  if (yesNoIn(saying, turn.visit.language).answer !== "unclear") return null;
  switch (step.at) {
    case "asking":
      if (isAnswerTo(turn, step, saying) || saying.words.length > LONGEST_MENTION_WORDS) return null;
      return askAgain(turn, { ...step, silences: 0 }, words);
    case "confirming":
      return reply(turn.visit, { ...step, silences: 0 }, [...words, readBackOf(turn, step)]);
    case "reviewing":
      return reviewAgain(turn, { ...step, silences: 0 }, words);
    case "serving":
    case "filing":
    case "done":
      return null;
  }
}

const LONGEST_MENTION_WORDS = 7;

/** "I'm a new client"; a plain no where the host's name is asked for. */
function isNotExpected({ profile, visit }: Turn, step: Step, saying: Saying): boolean {
  if (says(saying, vocabularyOf(visit.language).notExpected)) return true;
  if (step.at !== "asking") return false;
  const question = questionOf(profile, visit, step.question);
  const { answer, rest } = yesNoIn(saying, visit.language);
  const asksForHost = question.type === "choice" && question.choices === "hosts";
  return asksForHost && answer === "no" && rest.length === 0;
}

/** The lead's form again, where it was left, with the name that was told meanwhile. */
function backToLead(turn: Turn, step: Step): Reply | null {
  const lead = leadOf(turn.visit);
  const isOpen = step.at === "asking" || step.at === "confirming" || step.at === "reviewing";
  if (!lead || !isOpen) return null;
  const answers = { ...lead.answers, ...aboutWho(turn.profile.checkIn ?? [], turn.visit.answers) };
  const back = withVisit(turn, { ...lead, answers, latest: null, reviews: 0 });
  const words = [bookOf(turn).notExpected];
  return lead.consent ? proceed(back, words) : askForConsent(back, words);
}

function aboutWho(form: readonly Question[], answers: Visit["answers"]): Visit["answers"] {
  const ids = form.filter(({ type }) => type === "name").map(({ id }) => id);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
}

function says({ words }: Saying, phrases: readonly string[]): boolean {
  const said = words.map((word) => word.plain);
  return phrases.some((phrase) => indexOfPhrase(said, plainWords(phrase)) >= 0);
}
