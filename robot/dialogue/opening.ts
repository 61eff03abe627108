import { isoOf, type Stamp } from "../kernel/clock.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Language, VisitId } from "../kernel/vocabulary.ts";
import { inLanguage } from "../kernel/wording.ts";
import { ask, proceed } from "./asking.ts";
import type { StepAt, Visit } from "./conversation-state.ts";
import { disclosureOf } from "./disclosure.ts";
import { hostOf, tellHost } from "./host.ts";
import { emptied, nextQuestion, questionOf } from "./intake-form.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { standingIn } from "./understanding/command.ts";
import type { Saying } from "./understanding/saying.ts";
import { endsInYes } from "./understanding/turned-round.ts";
import { yesNoIn } from "./understanding/yes-no.ts";
import { noting, tellsMore } from "./volunteering.ts";

export function newVisit(id: VisitId, recordId: string, language: Language, stamp: Stamp): Visit {
  return {
    id,
    recordId,
    startedWall: stamp.wall,
    language,
    purpose: "intake",
    aside: null,
    consent: null,
    answers: {},
    volunteered: {},
    unsettled: {},
    skipped: [],
    latest: null,
    openQuestions: [],
    reviews: 0,
    changing: null,
  };
}

/** Says that it is a robot and what it records, and asks whether it may. */
export function greet(turn: Turn, words: readonly string[] = []): Reply {
  const { business } = turn.profile;
  const greeting = bookOf(turn).greeting(business.name);
  return askForConsent(turn, [...words, greeting]);
}

export function askForConsent(turn: Turn, words: readonly string[]): Reply {
  const consent = nextQuestion(turn.profile, emptied(turn.visit));
  if (!consent) throw new Error("a form begins with the consent");
  return ask(turn, consent, [...words, disclosureOf(turn)]);
}

/** What was said to the consent question; null when it was neither yes nor no. Only a plain yes is one. */
export function consentAnswered(
  turn: Turn,
  step: StepAt<"asking">,
  saying: Saying,
  source: Source,
): Reply | null {
  const { language } = turn.visit;
  // Said in the only language that the robot speaks: no more than that was understood.
  if (standingIn(saying, language) === "other-language") return null;
  const { answer } = yesNoIn(saying, language);
  // Kept in mind only while this visitor stands here, and dropped when they decline.
  const told = noting(turn, saying, step.question, source);
  switch (answer) {
    case "yes":
      return isHeardWell(turn, source) ? agree(told, source) : askForConsentAgain(told, step);
    case "no":
      return endsInYes(saying, language) ? askForConsentAgain(turn, step) : decline(turn);
    case "unclear":
      return tellsMore(turn.visit, told.visit) ? askForConsent(told, [bookOf(turn).gotIt]) : null;
  }
}

/** A yes that was only nearly heard is no consent. */
function isHeardWell({ rules }: Turn, source: Source): boolean {
  return source.kind === "touch" || source.confidence >= rules.consentConfidence;
}

function askForConsentAgain(turn: Turn, step: StepAt<"asking">): Reply {
  const question = questionOf(turn.profile, turn.visit, step.question);
  const again = inLanguage(question.retries[0] ?? question.prompt, turn.visit.language);
  return reply(turn.visit, { ...step, silences: 0 }, [bookOf(turn).notTheQuestion, again]);
}

export function agree(turn: Turn, source: Source): Reply {
  const asked = nextQuestion(turn.profile, emptied(turn.visit));
  const prompt = asked ? inLanguage(asked.prompt, turn.visit.language) : "";
  const consent: Visit["consent"] = {
    given: true,
    wording: `${disclosureOf(turn)} ${prompt}`,
    at: isoOf(turn.stamp.wall),
    source,
  };
  return proceed(withVisit(turn, { ...turn.visit, consent }), [bookOf(turn).gotIt]);
}

/** Nothing is noted, and the visitor is served all the same. */
export function decline(turn: Turn): Reply {
  const { visit } = turn;
  const book = bookOf(turn);
  const words = visit.purpose === "check-in" ? book.tellingHost(hostOf(turn, visit)) : book.declined;
  return reply(emptied(visit), { at: "serving", misses: 0, silences: 0 }, [words], tellHost(turn, visit));
}
