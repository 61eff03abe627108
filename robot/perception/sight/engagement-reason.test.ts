import { expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import type { Engagement } from "./engagement.ts";
import { reasonOf } from "./engagement-reason.ts";
import { engagementRules } from "./sight-config.ts";

const rules = engagementRules.parse({});
const seen = {
  seen: true,
  at: instant(1000),
  distanceM: 1.4,
  approachMps: 0,
  acrossMps: 0,
  facing: "towards",
} as const;

it("somebody who dwells is told how long of how long", () => {
  const dwelling: Engagement = { at: "engaging", dwellingSince: instant(600), doubtedSince: null };
  expect(reasonOf(dwelling, seen, rules)).toEqual({
    evidence: "within-reach",
    leadsTo: "engaged",
    heldMs: 400,
    neededMs: rules.dwellMs,
  });
});

it("a face that cannot be seen makes the same dwell take longer", () => {
  const dwelling: Engagement = { at: "engaging", dwellingSince: instant(600), doubtedSince: null };
  const unsure = reasonOf(dwelling, { ...seen, facing: "unknown" }, rules);
  expect(unsure.neededMs).toBe(rules.unsureDwellMs);
});

it("somebody who walks past is not waited for", () => {
  const passing = reasonOf({ at: "noticed", interestedSince: null }, { ...seen, acrossMps: 1.2 }, rules);
  expect(passing).toEqual({ evidence: "passing-by", leadsTo: null, heldMs: 0, neededMs: 0 });
});

it("a back that has been turned long enough counts no further", () => {
  const away: Engagement = { at: "engaged", turnedAwaySince: instant(-9000), movingOffSince: null };
  expect(reasonOf(away, seen, rules)).toMatchObject({
    evidence: "turned-away",
    leadsTo: "leaving",
    heldMs: rules.turnedAwayMs,
  });
});

it("somebody who leaves and comes back is told apart from somebody who goes", () => {
  const leaving = { at: "leaving", since: instant(0) } as const;
  expect(reasonOf({ ...leaving, backSince: null }, seen, rules).evidence).toBe("gone-off");
  expect(reasonOf({ ...leaving, backSince: instant(900) }, seen, rules).evidence).toBe("comes-back");
});
