import type { Source } from "../kernel/intake-record.ts";
import { proceed } from "./asking.ts";
import type { Step, Visit } from "./conversation-state.ts";
import { hostOf, tellHost } from "./host.ts";
import { questionOf } from "./intake-form.ts";
import { agree, askForConsent } from "./opening.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { phrasesOf, picksIn } from "./understanding/choice.ts";
import { indexOfPhrase, plainWords, type Saying } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";
import { volunteeredIn } from "./understanding/volunteered.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/** "I'm here to see Dana at three": the visitor has an appointment. Null: it is not said, or nobody is to be seen here. */
export function arrive(turn: Turn, step: Step, saying: Saying, source: Source): Reply | null {
  const { profile, visit } = turn;
  if (!profile.checkIn || visit.purpose === "check-in" || !saysArrived(turn, saying)) return null;
  // Who it is stays known; what was told for a lead has nothing to do with an appointment.
  const { answers } = visit;
  const arrived = withVisit(turn, {
    ...visit,
    purpose: "check-in",
    volunteered: {},
    unsettled: {},
    skipped: [],
    latest: null,
  });
  const told: Visit = {
    ...arrived.visit,
    answers,
    volunteered: volunteeredIn(saying, arrived, null, source),
  };
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
  const { arrivals } = vocabularyOf(language);
  const names = profile.hosts.flatMap((host) => phrasesOf(host, language));
  const withName =
    language === "en"
      ? ["i'm here to see", "i am here to see", "i have an appointment with"]
      : ["vengo a ver a"];
  return [...arrivals, ...withName.flatMap((start) => names.map((name) => `${start} ${name}`))];
}

/** "I have a three o'clock with Dana": with a host's name less is enough. */
function saysArrived({ profile, visit }: Turn, saying: Saying): boolean {
  const words = saying.words.map((word) => word.plain);
  const says = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  const { arrivals, meetings } = vocabularyOf(visit.language);
  return says(arrivals) || (says(meetings) && picksIn(saying, profile.hosts, visit.language).length > 0);
}
