import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Instant, later } from "../../robot/kernel/clock.ts";
import type { Head, HeadPose } from "../../robot/motion/head.ts";
import type { Until } from "./passing-time.ts";

export interface HeadUnderTest {
  readonly head: Head;
  now(): Instant;
  /** Lets time go by, simulated or real. */
  pass(ms: number): Promise<void>;
  readonly until: Until;
  /** Silences the joints. */
  lose?(): Promise<void>;
  bringBack?(): Promise<void>;
  tidy(): Promise<void>;
}

export interface HeadTraits {
  /** False for a kiosk whose head is painted on. */
  readonly turns: boolean;
  readonly canBeLost: boolean;
  /** What counts as staying where it is: as long as the clock can afford. */
  readonly goodWhileMs: number;
}

const TICK_MS = 20;
/** Joints lag behind their set-points by no more than this, or the visitor is looked past. */
const SETTLED_MS = 500;
/** As fast as motion's limits let anybody command. */
const TURN_RAD_PER_S = 2;

/** What every head promises. */
export function headContract(
  name: string,
  { turns, canBeLost, goodWhileMs }: HeadTraits,
  make: () => Promise<HeadUnderTest>,
): void {
  describe(name, () => {
    let world: HeadUnderTest;
    let commanded: HeadPose;
    beforeEach(async () => {
      world = await make();
      commanded = { panRad: 0, tiltRad: 0 };
    });
    afterEach(() => world.tidy());

    const command = (pose: HeadPose) => {
      commanded = pose;
      world.head.command(pose, later(world.now(), TICK_MS));
    };
    /** Set-point by set-point, as motion commands. */
    const lead = async (to: HeadPose) => {
      const from = commanded;
      const farthestRad = Math.max(Math.abs(to.panRad - from.panRad), Math.abs(to.tiltRad - from.tiltRad));
      const ticks = Math.ceil((farthestRad * 1000) / TURN_RAD_PER_S / TICK_MS);
      for (let tick = 1; tick <= ticks; tick++) {
        const between = (a: number, b: number) => a + ((b - a) * tick) / ticks;
        command({ panRad: between(from.panRad, to.panRad), tiltRad: between(from.tiltRad, to.tiltRad) });
        await world.pass(TICK_MS);
      }
    };

    test("it reports a pose before anything was commanded, and keeps it", async () => {
      const pose = world.head.pose();
      expect(Number.isFinite(pose.panRad) && Number.isFinite(pose.tiltRad)).toBe(true);
      await world.pass(goodWhileMs);
      expect(world.head.pose()).toEqual(pose);
      expect(world.head.lost()).toBe(false);
    });

    test("asking for the pose twice at one moment gives the same, and never changes one given before", async () => {
      const first = world.head.pose();
      const copy = { ...first };
      await lead({ panRad: 0.5, tiltRad: 0.2 });
      await world.pass(SETTLED_MS);
      expect(world.head.pose()).toEqual(world.head.pose());
      expect(first).toEqual(copy);
    });

    test("it reports where its joints are, and never passes a set-point", async () => {
      for (let tick = 0; tick < 50; tick++) {
        command({ panRad: 0.016 * tick, tiltRad: -0.006 * tick });
        await world.pass(TICK_MS);
        const { panRad, tiltRad } = world.head.pose();
        expect(panRad).toBeGreaterThanOrEqual(0);
        expect(panRad).toBeLessThanOrEqual(commanded.panRad);
        expect(tiltRad).toBeLessThanOrEqual(0);
        expect(tiltRad).toBeGreaterThanOrEqual(commanded.tiltRad);
      }
    });

    if (canBeLost) {
      test("joints that fall silent are lost, where they were last, and found again", async () => {
        await lead({ panRad: 0.2, tiltRad: 0 });
        await world.pass(SETTLED_MS);
        await world.lose?.();
        await world.until(() => world.head.lost());
        expect(world.head.pose().panRad).toBeCloseTo(0.2, 2);
        await world.bringBack?.();
        await world.until(() => !world.head.lost());
      });
    }

    if (turns) {
      test("each joint comes to its last set-point soon after it was due, and stays there", async () => {
        for (const pose of [
          { panRad: 0.8, tiltRad: -0.3 },
          { panRad: -1, tiltRad: 0.2 },
          { panRad: 0, tiltRad: 0 },
        ]) {
          await lead(pose);
          await world.pass(SETTLED_MS);
          expect(world.head.pose().panRad).toBeCloseTo(pose.panRad, 2);
          expect(world.head.pose().tiltRad).toBeCloseTo(pose.tiltRad, 2);
          await world.pass(goodWhileMs);
          expect(world.head.pose().panRad).toBeCloseTo(pose.panRad, 2);
        }
      });

      test("a set-point that replaces another before it was reached is the one that counts", async () => {
        command({ panRad: 0.2, tiltRad: 0 });
        await world.pass(TICK_MS);
        command({ panRad: -0.2, tiltRad: 0 });
        await world.pass(TICK_MS + SETTLED_MS);
        expect(world.head.pose().panRad).toBeCloseTo(-0.2, 2);
      });
    } else {
      test("it looks straight ahead whatever it is told", async () => {
        await lead({ panRad: 1, tiltRad: 1 });
        await world.pass(SETTLED_MS);
        expect(world.head.pose()).toEqual({ panRad: 0, tiltRad: 0 });
      });
    }
  });
}
