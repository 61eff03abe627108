import type { Instant } from "../../kernel/clock.ts";
import type { EngagementStage } from "../../kernel/vocabulary.ts";
import type { Engagement, Sighting } from "./engagement.ts";
import type { EngagementRules } from "./sight-config.ts";

/** Why somebody stands at their stage, and what it would take to come to another one. */
export interface EngagementReason {
  readonly evidence: Evidence;
  /** The stage that this leads to when it lasts; null when nothing is under way. */
  readonly leadsTo: EngagementStage | null;
  /** How long it has lasted, and how long it must; both 0 when nothing is under way. */
  readonly heldMs: number;
  readonly neededMs: number;
}

/** What speaks for the stage that somebody is at, or against it. */
export type Evidence =
  /** Nothing yet: too far away; away from the robot; walking past; merely there. */
  | "far-off"
  | "facing-away"
  | "passing-by"
  | "in-view"
  /** Interest. */
  | "looking"
  | "approaching"
  | "within-reach"
  /** Second thoughts. */
  | "interest-gone"
  | "turned-away"
  | "moving-off"
  | "gone-off"
  /** All is well; or well again. */
  | "stays"
  | "comes-back";

type Seen = Extract<Sighting, { seen: true }>;

/** What the stage rests on after this sighting. Pure; for whoever watches: nothing is decided by it. */
export function reasonOf(now: Engagement, seen: Seen, rules: EngagementRules): EngagementReason {
  const under = (evidence: Evidence, leadsTo: EngagementStage, since: Instant, neededMs: number) => ({
    evidence,
    leadsTo,
    heldMs: Math.min(neededMs, seen.at - since),
    neededMs,
  });
  const resting = (evidence: Evidence) => ({ evidence, leadsTo: null, heldMs: 0, neededMs: 0 });
  switch (now.at) {
    case "alone":
      return resting("far-off");
    case "noticed":
      return now.interestedSince === null
        ? resting(disinterestOf(seen, rules))
        : under(interestOf(seen, rules), "engaging", now.interestedSince, rules.interestMs);
    case "engaging": {
      const dwellMs = seen.facing === "towards" ? rules.dwellMs : rules.unsureDwellMs;
      if (now.dwellingSince !== null) return under("within-reach", "engaged", now.dwellingSince, dwellMs);
      if (now.doubtedSince !== null)
        return under("interest-gone", "noticed", now.doubtedSince, rules.doubtMs);
      return resting(interestOf(seen, rules));
    }
    case "engaged":
      if (now.turnedAwaySince !== null)
        return under("turned-away", "leaving", now.turnedAwaySince, rules.turnedAwayMs);
      return now.movingOffSince === null
        ? resting("stays")
        : under("moving-off", "leaving", now.movingOffSince, rules.doubtMs);
    case "leaving": {
      const backMs = seen.facing === "towards" ? rules.interestMs : rules.doubtMs;
      return now.backSince === null
        ? under("gone-off", "alone", now.since, rules.leavingMs)
        : under("comes-back", "engaged", now.backSince, backMs);
    }
  }
}

function disinterestOf(seen: Seen, rules: EngagementRules): Evidence {
  if (seen.facing === "away") return "facing-away";
  return seen.acrossMps > rules.passingMps ? "passing-by" : "in-view";
}

function interestOf(seen: Seen, rules: EngagementRules): Evidence {
  if (seen.approachMps >= rules.approachMps) return "approaching";
  if (seen.distanceM <= rules.reachM) return "within-reach";
  return seen.facing === "towards" ? "looking" : "in-view";
}
