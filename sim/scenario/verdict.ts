import type { JournalEntry } from "../../robot/kernel/journal.ts";
import { judgeConversations } from "./judging/conversations.ts";
import { judgeGreeting } from "./judging/greeting.ts";
import { type HeadLimits, judgeAttention, judgeHead } from "./judging/head.ts";
import { judgeJournal } from "./judging/journal.ts";
import { judgeLeads, type Lead } from "./judging/leads.ts";
import { type Place, tracesOf } from "./judging/personal-traces.ts";
import type { LobbyObservations } from "./observations.ts";
import type { Scenario } from "./scenario.ts";

/** Everything there is to judge a visit by. Times count from the scenario's beginning. */
export interface VisitObserved {
  readonly lobby: LobbyObservations;
  /** What the robot and the hub wrote down, in order. */
  readonly journal: readonly Pick<JournalEntry, "at" | "event" | "fields">[];
  /** What stands in the hub, oldest first. */
  readonly leads: readonly Lead[];
  /** Where nothing of a visitor should be left; none while somebody is still there. */
  readonly places?: readonly Place[];
  /** What the visitors have given of themselves. */
  readonly given?: readonly string[];
}

/**
 * Why the visit was not what the scenario expects: one sentence each, which says what was found and what should
 * have been; none when everything was as expected. Pure.
 */
export function failuresOf(scenario: Scenario, observed: VisitObserved, limits: HeadLimits): string[] {
  const { expect } = scenario;
  const { lobby, journal, leads } = observed;
  return [
    ...judgeGreeting(expect, lobby.greetedAtMs),
    ...judgeConversations(expect, lobby, journal),
    ...judgeLeads(expect, leads),
    ...judgeJournal(expect, journal),
    ...judgeAttention(expect.attention, lobby.attention),
    ...(expect.headWithinLimits ? judgeHead(lobby.head, limits) : []),
    ...(expect.nothingPersonalLeft ? tracesOf(observed.given ?? [], observed.places ?? []) : []),
    ...lobby.unforeseen.map(
      (question) => `The robot asked "${question}", for which the scenario has no answer.`,
    ),
  ];
}
