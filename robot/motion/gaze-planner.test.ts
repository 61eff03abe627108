import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../kernel/clock.ts";
import type { Direction } from "../kernel/geometry.ts";
import { AHEAD, type Gaze, type GazeTarget, plan } from "./gaze-planner.ts";
import { motionConfig } from "./motion-config.ts";

const RULES = motionConfig.parse({}).gaze;
const IDLE: Gaze = { mode: "idle", aim: AHEAD };

function seen(panRad: number, atMs: number): GazeTarget {
  return { kind: "direction", direction: { panRad, tiltRad: 0 }, at: instant(atMs) };
}

/** Plans through sightings, each at its own time. */
function through(sightings: readonly (readonly [panRad: number, atMs: number])[], from: Gaze = IDLE): Gaze {
  return sightings.reduce<Gaze>(
    (gaze, [panRad, atMs]) => plan(gaze, seen(panRad, atMs), instant(atMs), RULES),
    from,
  );
}

function planAt(now: Gaze, target: GazeTarget, atMs: number): Gaze {
  return plan(now, target, instant(atMs) as Instant, RULES);
}

describe("the gaze", () => {
  it("goes at once to somebody new", () => {
    expect(through([[0.5, 0]])).toMatchObject({ mode: "saccade", aim: { panRad: 0.5 } });
  });

  it("stays where it is while the person stays within the dead zone", () => {
    const gaze = through([
      [0.2, 0],
      [0.22, 100],
      [0.17, 200],
      [0.24, 300],
    ]);
    expect(gaze).toMatchObject({ mode: "follow", gliding: false, aim: { panRad: 0.2 } });
  });

  it("glides after a person who walks, and rests again when they do", () => {
    const steps = Array.from({ length: 30 }, (_, index) => [0.02 * index, 100 * index] as const);
    const walking = through(steps);
    expect(walking).toMatchObject({ mode: "follow", gliding: true });
    expect(walking.aim.panRad).toBeGreaterThan(0.5);
    const resting = through(
      Array.from({ length: 20 }, (_, index) => [0.6, 3000 + 100 * index] as const),
      walking,
    );
    expect(resting).toMatchObject({ gliding: false });
    expect(Math.abs(resting.aim.panRad - 0.6)).toBeLessThan(RULES.deadZoneRad);
  });

  it("jumps to a target far from the last one instead of sweeping there", () => {
    expect(
      through([
        [-0.4, 0],
        [0.4, 100],
      ]),
    ).toMatchObject({ mode: "saccade", aim: { panRad: 0.4 } });
  });

  it("does not count the same sighting twice", () => {
    const once = through([
      [0.1, 0],
      [0.3, 100],
    ]);
    expect(planAt(once, seen(0.3, 100), 160)).toBe(once);
  });

  it("gives somebody up who has not been seen for a while, and looks ahead", () => {
    const watching = through([[0.4, 0]]);
    expect(planAt(watching, seen(0.4, 0), RULES.forgetMs)).toMatchObject({ mode: "saccade" });
    expect(planAt(watching, seen(0.4, 0), RULES.forgetMs + 1)).toEqual(IDLE);
  });

  it("looks down in front of whom it was looking at", () => {
    const aim: Direction = { panRad: 0.4, tiltRad: RULES.downRad };
    expect(planAt(through([[0.4, 0]]), { kind: "down" }, 100)).toEqual({ mode: "idle", aim });
  });
});
