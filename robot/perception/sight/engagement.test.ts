import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import type { EngagementStage } from "../../kernel/vocabulary.ts";
import { alone, type Engagement, engage, type Sighting } from "./engagement.ts";
import type { Facing } from "./facing.ts";
import { engagementRules } from "./sight-config.ts";

const rules = engagementRules.parse({});
const FRAME_MS = 100;

/** Somebody's walk: legs that last a while each. */
interface Leg {
  readonly forMs: number;
  readonly from: number;
  /** Distance at the end of the leg; the approach speed follows from it. */
  readonly to: number;
  readonly acrossMps?: number;
  readonly facing?: Facing;
  readonly hidden?: boolean;
}

/** The stages that a walk passes through, each with the millisecond in which it began. */
function walk(...legs: readonly Leg[]): {
  stages: EngagementStage[];
  beganAtMs: number[];
  last: EngagementStage;
} {
  let engagement: Engagement = alone;
  const stages: EngagementStage[] = [];
  const beganAtMs: number[] = [];
  let nowMs = 0;
  let seenAtMs = 0;
  for (const leg of legs) {
    for (let t = 0; t < leg.forMs; t += FRAME_MS) {
      nowMs += FRAME_MS;
      if (!leg.hidden) seenAtMs = nowMs;
      engagement = engage(engagement, sighting(leg, t / leg.forMs, nowMs, seenAtMs), rules);
      if (engagement.at !== (stages.at(-1) ?? "alone")) {
        stages.push(engagement.at);
        beganAtMs.push(nowMs);
      }
    }
  }
  return { stages, beganAtMs, last: engagement.at };
}

function sighting(leg: Leg, share: number, nowMs: number, seenAtMs: number): Sighting {
  if (leg.hidden) return { seen: false, at: instant(nowMs), unseenMs: nowMs - seenAtMs };
  return {
    seen: true,
    at: instant(nowMs),
    distanceM: leg.from + (leg.to - leg.from) * share,
    approachMps: (leg.from - leg.to) / (leg.forMs / 1000),
    acrossMps: leg.acrossMps ?? 0,
    facing: leg.facing ?? "unknown",
  };
}

const WALKS_UP = { forMs: 3500, from: 5, to: 1.2, facing: "unknown" } as const;
const STANDS_FACING = { forMs: 2000, from: 1.2, to: 1.2, facing: "towards" } as const;

describe("engagement", () => {
  it("grows from noticed to engaged for somebody who walks up, stops and looks", () => {
    const { stages } = walk(WALKS_UP, STANDS_FACING);
    expect(stages).toEqual(["noticed", "engaging", "engaged"]);
  });

  it("comes within a second of stopping and looking", () => {
    const { beganAtMs } = walk(WALKS_UP, STANDS_FACING);
    expect(beganAtMs[2] - WALKS_UP.forMs).toBeLessThanOrEqual(1000);
  });

  it("takes longer, but comes, for somebody whose face cannot be seen", () => {
    const { stages, beganAtMs } = walk(WALKS_UP, { forMs: 5000, from: 1.2, to: 1.2, facing: "unknown" });
    expect(stages.at(-1)).toBe("engaged");
    expect(beganAtMs.at(-1)! - WALKS_UP.forMs).toBeGreaterThanOrEqual(rules.unsureDwellMs);
  });

  it.each([1, 1.5, 2, 3])("leaves alone who walks past at %s m", (distanceM) => {
    const { stages } = walk({ forMs: 4000, from: distanceM, to: distanceM, acrossMps: 1.3 });
    expect(stages).toEqual(["noticed"]);
  });

  it("leaves alone who walks past and glances over", () => {
    const past = { from: 1.5, to: 1.5, acrossMps: 1.2 } as const;
    const { stages } = walk(
      { ...past, forMs: 1000 },
      { ...past, forMs: 1000, facing: "towards" },
      { ...past, forMs: 1000 },
    );
    expect(stages).toEqual(["noticed"]);
  });

  it("looks back at, and does not greet, who stands and looks from out of reach", () => {
    const { stages } = walk({ forMs: 10_000, from: 2.9, to: 2.9, facing: "towards" });
    expect(stages).toEqual(["noticed", "engaging"]);
  });

  it("does not notice who stays across the room", () => {
    expect(walk({ forMs: 5000, from: 6, to: 6, facing: "towards" }).stages).toEqual([]);
  });

  it("does not greet the back of somebody who waits within reach, turned away", () => {
    const { stages } = walk({ forMs: 10_000, from: 1.5, to: 1.5, facing: "away" });
    expect(stages).toEqual(["noticed"]);
  });

  it("does not greet who walks up and straight on past", () => {
    const { stages } = walk(
      { forMs: 2500, from: 4.5, to: 1.5, facing: "unknown" },
      { forMs: 1500, from: 1.5, to: 1.5, acrossMps: 1.2 },
      { forMs: 2500, from: 1.5, to: 4, acrossMps: 0.5 },
    );
    expect(stages).not.toContain("engaged");
  });

  it("ends through leaving when somebody walks away", () => {
    const { stages } = walk(WALKS_UP, STANDS_FACING, { forMs: 6000, from: 1.2, to: 6, facing: "away" });
    expect(stages).toEqual(["noticed", "engaging", "engaged", "leaving", "alone"]);
  });

  it("ends through leaving when somebody turns away for good", () => {
    const { stages } = walk(WALKS_UP, STANDS_FACING, { forMs: 8000, from: 1.2, to: 1.2, facing: "away" });
    expect(stages.slice(3, 5)).toEqual(["leaving", "alone"]);
  });

  it("outlasts a look over the shoulder", () => {
    const { last, stages } = walk(
      WALKS_UP,
      STANDS_FACING,
      { forMs: 2000, from: 1.2, to: 1.2, facing: "away" },
      STANDS_FACING,
    );
    expect(last).toBe("engaged");
    expect(stages).toHaveLength(3);
  });

  it("outlasts a step back", () => {
    const { stages } = walk(
      WALKS_UP,
      STANDS_FACING,
      { forMs: 800, from: 1.2, to: 1.9, facing: "towards" },
      { forMs: 5000, from: 1.9, to: 1.9, facing: "towards" },
    );
    expect(stages).toEqual(["noticed", "engaging", "engaged"]);
  });

  it("outlasts being hidden for a moment, and ends when somebody stays out of sight", () => {
    const hidden = { from: 1.2, to: 1.2, hidden: true } as const;
    expect(walk(WALKS_UP, STANDS_FACING, { ...hidden, forMs: 1500 }, STANDS_FACING).last).toBe("engaged");
    const gone = walk(WALKS_UP, STANDS_FACING, { ...hidden, forMs: 8000 });
    expect(gone.stages.slice(3)).toEqual(["leaving", "alone"]);
  });

  it("is taken up again with somebody who turns back while leaving", () => {
    const { stages } = walk(
      WALKS_UP,
      STANDS_FACING,
      { forMs: 1600, from: 1.2, to: 2.8, facing: "away" },
      { forMs: 1200, from: 2.8, to: 1.4, facing: "towards" },
      { forMs: 2000, from: 1.4, to: 1.4, facing: "towards" },
    );
    expect(stages).toEqual(["noticed", "engaging", "engaged", "leaving", "engaged"]);
  });

  it("does not flicker for somebody who stands just at a limit", () => {
    const wobble = Array.from({ length: 40 }, (_, i) => {
      const distanceM = rules.noticeM + (i % 2 === 0 ? -0.1 : 0.1);
      return { forMs: FRAME_MS, from: distanceM, to: distanceM };
    });
    expect(walk(...wobble).stages).toEqual(["noticed"]);
  });
});
