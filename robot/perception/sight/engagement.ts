import type { Instant } from "../../kernel/clock.ts";
import type { Facing } from "./facing.ts";
import type { EngagementRules } from "./sight-config.ts";

/**
 * How far one person has come towards talking with the robot. Each stage carries since when there is
 * evidence for the next one, and doubt about this one.
 */
export type Engagement =
  /** Too far away to matter. */
  | { readonly at: "alone" }
  /** In view; perhaps only passing by. */
  | { readonly at: "noticed"; readonly interestedSince: Instant | null }
  /** Comes nearer or looks; the robot looks back, and does not speak. */
  | { readonly at: "engaging"; readonly dwellingSince: Instant | null; readonly doubtedSince: Instant | null }
  /** Stands within reach and wants something: greet. */
  | {
      readonly at: "engaged";
      readonly turnedAwaySince: Instant | null;
      readonly movingOffSince: Instant | null;
    }
  /** Walks or has turned away, and may still come back. */
  | { readonly at: "leaving"; readonly since: Instant; readonly backSince: Instant | null };

/** What one frame says about a person who is followed. */
export type Sighting =
  | {
      readonly seen: true;
      readonly at: Instant;
      readonly distanceM: number;
      /** Towards the robot; negative when going away. */
      readonly approachMps: number;
      /** Across the view, either way. */
      readonly acrossMps: number;
      readonly facing: Facing;
    }
  | { readonly seen: false; readonly at: Instant; readonly unseenMs: number };

type Seen = Extract<Sighting, { seen: true }>;

export const alone: Engagement = { at: "alone" };

/** Decides what one sighting means. Pure: time arrives with the sighting. */
export function engage(now: Engagement, sighting: Sighting, rules: EngagementRules): Engagement {
  if (!sighting.seen) return endure(now, sighting.at, sighting.unseenMs, rules);

  switch (now.at) {
    case "alone":
      return sighting.distanceM <= rules.noticeM ? { at: "noticed", interestedSince: null } : now;
    case "noticed":
      return notice(now, sighting, rules);
    case "engaging":
      return consider(now, sighting, rules);
    case "engaged":
      return attend(now, sighting, rules);
    case "leaving":
      return letGo(now, sighting, rules);
  }
}

function notice(now: Extract<Engagement, { at: "noticed" }>, seen: Seen, rules: EngagementRules): Engagement {
  if (seen.distanceM > rules.noticeM * rules.hysteresis) return alone;
  if (!isInterested(seen, rules, 1)) return { at: "noticed", interestedSince: null };
  const interestedSince = now.interestedSince ?? seen.at;
  if (seen.at - interestedSince < rules.interestMs) return { at: "noticed", interestedSince };
  return {
    at: "engaging",
    dwellingSince: dwells(seen, rules, 1) ? interestedSince : null,
    doubtedSince: null,
  };
}

function consider(
  now: Extract<Engagement, { at: "engaging" }>,
  seen: Seen,
  rules: EngagementRules,
): Engagement {
  const dwellingSince = dwells(seen, rules, now.dwellingSince === null ? 1 : rules.hysteresis)
    ? (now.dwellingSince ?? seen.at)
    : null;
  const enoughMs = seen.facing === "towards" ? rules.dwellMs : rules.unsureDwellMs;
  if (dwellingSince !== null && seen.at - dwellingSince >= enoughMs) {
    return { at: "engaged", turnedAwaySince: null, movingOffSince: null };
  }
  if (isInterested(seen, rules, rules.hysteresis))
    return { at: "engaging", dwellingSince, doubtedSince: null };
  const doubtedSince = now.doubtedSince ?? seen.at;
  if (seen.at - doubtedSince >= rules.doubtMs) return { at: "noticed", interestedSince: null };
  return { at: "engaging", dwellingSince, doubtedSince };
}

function attend(now: Extract<Engagement, { at: "engaged" }>, seen: Seen, rules: EngagementRules): Engagement {
  const beyondReach = seen.distanceM > rules.reachM * rules.hysteresis;
  const walkingOff = seen.approachMps < -rules.stillMps || seen.acrossMps > rules.passingMps;
  const movingOffSince = beyondReach || walkingOff ? (now.movingOffSince ?? seen.at) : null;
  const turnedAwaySince = seen.facing === "away" ? (now.turnedAwaySince ?? seen.at) : null;
  // A step back is not leaving; walking out of reach is, and so is standing there out of reach.
  const movedOff = beyondReach && movingOffSince !== null && seen.at - movingOffSince >= rules.doubtMs;
  const turnedAway = turnedAwaySince !== null && seen.at - turnedAwaySince >= rules.turnedAwayMs;
  if (movedOff || turnedAway) return { at: "leaving", since: seen.at, backSince: null };
  return { at: "engaged", turnedAwaySince, movingOffSince };
}

function letGo(now: Extract<Engagement, { at: "leaving" }>, seen: Seen, rules: EngagementRules): Engagement {
  const back = seen.distanceM <= rules.reachM && seen.facing !== "away" && isStill(seen, rules, 1);
  const backSince = back ? (now.backSince ?? seen.at) : null;
  const enoughMs = seen.facing === "towards" ? rules.interestMs : rules.doubtMs;
  if (backSince !== null && seen.at - backSince >= enoughMs) {
    return { at: "engaged", turnedAwaySince: null, movingOffSince: null };
  }
  if (backSince === null && seen.at - now.since >= rules.leavingMs) return alone;
  return { at: "leaving", since: now.since, backSince };
}

/** Out of sight: somebody may only be hidden for a moment, and the one being served deserves the longest patience. */
function endure(now: Engagement, at: Instant, unseenMs: number, rules: EngagementRules): Engagement {
  switch (now.at) {
    case "alone":
      return now;
    case "noticed":
      return { at: "noticed", interestedSince: null };
    case "engaging":
      return unseenMs < rules.doubtMs
        ? { ...now, dwellingSince: null }
        : { at: "noticed", interestedSince: null };
    case "engaged":
      return unseenMs < rules.unseenMs ? now : { at: "leaving", since: at, backSince: null };
    case "leaving":
      return at - now.since < rules.leavingMs ? { ...now, backSince: null } : alone;
  }
}

/** Comes towards the robot, or looks at it, or stands at it; not merely walks by. */
function isInterested(seen: Seen, rules: EngagementRules, slack: number): boolean {
  if (seen.facing === "away" || seen.distanceM > rules.interestM * slack) return false;
  if (seen.acrossMps > rules.passingMps * slack && seen.acrossMps > seen.approachMps) return false;
  const approaching = seen.approachMps >= rules.approachMps / slack && seen.approachMps > seen.acrossMps;
  const looking = seen.facing === "towards" && seen.approachMps > -rules.stillMps * slack;
  return approaching || looking || dwells(seen, rules, slack);
}

function dwells(seen: Seen, rules: EngagementRules, slack: number): boolean {
  return seen.facing !== "away" && seen.distanceM <= rules.reachM * slack && isStill(seen, rules, slack);
}

function isStill(seen: Seen, rules: EngagementRules, slack: number): boolean {
  return Math.hypot(seen.approachMps, seen.acrossMps) <= rules.stillMps * slack;
}
