import { beforeEach, describe, expect, test } from "vitest";
import { later } from "../../robot/kernel/clock.ts";
import type { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { Head, HeadPose } from "../../robot/motion/head.ts";

export interface HeadUnderTest {
  readonly head: Head;
  readonly clock: ManualClock;
}

export interface HeadTraits {
  /** False for a kiosk whose head is painted on. */
  readonly turns: boolean;
}

const TICK_MS = 20;
/** Joints lag behind their set-points by no more than this, or the visitor is looked past. */
const SETTLED_MS = 500;

/** What every head promises. */
export function headContract(name: string, { turns }: HeadTraits, make: () => HeadUnderTest): void {
  describe(name, () => {
    let world: HeadUnderTest;
    beforeEach(() => {
      world = make();
    });
    const command = (pose: HeadPose) => world.head.command(pose, later(world.clock.now(), TICK_MS));

    test("it reports a pose before anything was commanded, and keeps it", async () => {
      const pose = world.head.pose();
      expect(Number.isFinite(pose.panRad) && Number.isFinite(pose.tiltRad)).toBe(true);
      await world.clock.advance(10_000);
      expect(world.head.pose()).toEqual(pose);
    });

    test("asking for the pose twice at one moment gives the same, and never changes one given before", async () => {
      const first = world.head.pose();
      const copy = { ...first };
      command({ panRad: 0.5, tiltRad: 0.2 });
      await world.clock.advance(SETTLED_MS);
      expect(world.head.pose()).toEqual(world.head.pose());
      expect(first).toEqual(copy);
    });

    test("it reports where its joints are, and never passes a set-point", async () => {
      const path = Array.from({ length: 50 }, (_, tick) => tick / 50);
      for (const share of path) {
        command({ panRad: 0.8 * share, tiltRad: -0.3 * share });
        await world.clock.advance(TICK_MS);
        const { panRad, tiltRad } = world.head.pose();
        expect(panRad).toBeGreaterThanOrEqual(0);
        expect(panRad).toBeLessThanOrEqual(0.8 * share);
        expect(tiltRad).toBeLessThanOrEqual(0);
        expect(tiltRad).toBeGreaterThanOrEqual(-0.3 * share);
      }
    });

    if (turns) {
      test("each joint comes to its last set-point soon after it was due, and stays there", async () => {
        for (const pose of [
          { panRad: 0.8, tiltRad: -0.3 },
          { panRad: -1, tiltRad: 0.2 },
          { panRad: 0, tiltRad: 0 },
        ]) {
          command(pose);
          await world.clock.advance(TICK_MS + SETTLED_MS);
          expect(world.head.pose().panRad).toBeCloseTo(pose.panRad, 2);
          expect(world.head.pose().tiltRad).toBeCloseTo(pose.tiltRad, 2);
          await world.clock.advance(10_000);
          expect(world.head.pose().panRad).toBeCloseTo(pose.panRad, 2);
        }
      });

      test("a set-point that replaces another before it was reached is the one that counts", async () => {
        command({ panRad: 1, tiltRad: 0 });
        await world.clock.advance(TICK_MS);
        command({ panRad: -1, tiltRad: 0 });
        await world.clock.advance(TICK_MS + SETTLED_MS);
        expect(world.head.pose().panRad).toBeCloseTo(-1, 2);
      });
    } else {
      test("it looks straight ahead whatever it is told", async () => {
        command({ panRad: 1, tiltRad: 1 });
        await world.clock.advance(SETTLED_MS);
        expect(world.head.pose()).toEqual({ panRad: 0, tiltRad: 0 });
      });
    }
  });
}
