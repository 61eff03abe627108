import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVision, type Vision } from "../../launch/hardware/sight.ts";
import { HeadMemory } from "../../robot/head-memory.ts";
import { type Instant, later } from "../../robot/kernel/clock.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import type { Direction } from "../../robot/kernel/geometry.ts";
import { journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { Motion } from "../../robot/motion/motion.ts";
import { motionConfig } from "../../robot/motion/motion-config.ts";
import type { Person, Scene } from "../../robot/perception/sight/scene.ts";
import { Sight } from "../../robot/perception/sight/sight.ts";
import { sightRules } from "../../robot/perception/sight/sight-config.ts";
import { Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";

const DEGREE = Math.PI / 180;

let vision: Vision;

beforeAll(async () => {
  vision = await openVision(new SystemClock(), sightRules.parse({}));
});

afterAll(async () => {
  await vision.close();
});

type Spot = readonly [aheadM: number, leftM: number];

/** Somebody 1.72 m tall who stands there and looks at the robot. */
function standing(spots: readonly Spot[]) {
  const people = spots.map(
    (spot, index) => `
  - { name: P${index}, look: ${index}, entersAtS: 0, from: [${spot}], acts: [{ do: stand, forS: 60 }] }`,
  );
  return parseScenario(
    `title: standing\nlastsS: 60\npeople:${people.join("")}\nexpect: { greeted: false, records: [] }\n`,
    "the test",
  );
}

/** Whose face the head turns to; null: it looks where it did. */
type Choice = (people: readonly Person[]) => Person | Direction | null;

interface Moment {
  readonly atMs: number;
  readonly head: Direction;
}

/**
 * Camera, detector, tracker, gaze and joints in one loop: what the head sees decides where it turns, and where it
 * turns decides what it sees. No conversation: `choose` says whom to look at.
 *
 * @param stampErrorMs pictures are stamped this much too late, as a hasty driver would
 */
async function look(seconds: number, spots: readonly Spot[], choose: Choice, stampErrorMs = 0) {
  const clock = new ManualClock();
  const around = { clock, journal: journalTo(clock, []), gauges: new Gauges(), random: seededRandom(1) };
  const lobby = new Lobby({
    scenario: standing(spots),
    seed: 1,
    clock,
    painter: new Photographer(),
    voices: () => {
      throw new Error("nobody speaks");
    },
  });
  const { head, camera } = lobby;
  const motion = new Motion({ ...around, head, rules: motionConfig.parse({}) });
  const memory = new HeadMemory(head, clock);
  const scenes: Scene[] = [];
  const held = <T>(work: Promise<T>) => clock.during(work);
  const sight = new Sight(
    {
      ...around,
      camera,
      persons: { detect: (frame) => held(vision.persons.detect(frame)) },
      faces: { detect: (frame, regions) => held(vision.faces.detect(frame, regions)) },
      headAt: (at: Instant) => memory.at(later(at, stampErrorMs)),
      rules: sightRules.parse({}),
    },
    (event) => {
      if (event.type !== "scene") return;
      scenes.push(event.scene);
      const chosen = choose(event.scene.persons);
      if (!chosen) return;
      const direction = "direction" in chosen ? chosen.direction : chosen;
      motion.lookAt({ kind: "direction", direction, at: clock.now() });
    },
  );
  const stop = new AbortController();
  const runs = [lobby, motion, memory, sight].map((part) => part.run(stop.signal));
  const course: Moment[] = [];
  for (let atMs = 0; atMs < seconds * 1000; atMs += 50) {
    course.push({ atMs, head: head.pose() });
    await clock.advance(50);
  }
  stop.abort(new Error("seen enough"));
  await clock.finish(Promise.allSettled(runs));
  return { scenes, course };
}

const panOf = ([aheadM, leftM]: Spot) => Math.atan2(leftM, aheadM);

/** How far the head still turned to and fro, in radians. */
function unrest(course: readonly Moment[], fromMs: number): number {
  const pans = course.filter(({ atMs }) => atMs >= fromMs).map(({ head }) => head.panRad);
  return Math.max(...pans) - Math.min(...pans);
}

describe("a head that carries the camera", { timeout: 120_000 }, () => {
  it.each([
    { spot: [1.6, 0.5] as Spot, stampErrorMs: 0 },
    { spot: [2.4, -0.9] as Spot, stampErrorMs: 0 },
    { spot: [1.6, 0.5] as Spot, stampErrorMs: 60 },
  ])(
    "comes to rest on who stands at $spot (stamps $stampErrorMs ms late), and stays there",
    async ({ spot, stampErrorMs }) => {
      const { course, scenes } = await look(7, [spot], ([person]) => person ?? null, stampErrorMs);
      const firstSeenMs = scenes.find(({ persons }) => persons.length > 0)?.capturedAt ?? Number.NaN;
      const off = (moment: Moment) => Math.abs(moment.head.panRad - panOf(spot));
      // Within three degrees after a second and a half, and not turning to and fro about it.
      const settled = course.filter(({ atMs }) => atMs >= firstSeenMs + 1500);
      expect(settled.length).toBeGreaterThan(40);
      expect(Math.max(...settled.map(off)) / DEGREE).toBeLessThan(3);
      expect(unrest(course, firstSeenMs + 2500) / DEGREE).toBeLessThan(0.6);
      // Nor does it swing past them on the way by more than that.
      const overshoot = course.map(({ head }) => Math.sign(panOf(spot)) * (head.panRad - panOf(spot)));
      expect(Math.max(...overshoot) / DEGREE).toBeLessThan(3);
    },
  );

  it("knows both of two people again after turning from one to the other and back", async () => {
    const spots: readonly Spot[] = [
      [2, 0.85],
      [2.3, -0.55],
    ];
    // By where they are: the nearer one for three seconds, the other one, the first one again.
    let frame = 0;
    const { scenes, course } = await look(9, spots, (people) => {
      const spot = Math.floor(frame++ / 15) % 2 === 0 ? spots[0] : spots[1];
      const wanted = panOf(spot ?? [1, 0]);
      const near = people.filter(({ direction }) => Math.abs(direction.panRad - wanted) < 0.2);
      return near[0] ?? { panRad: wanted, tiltRad: 0 };
    });
    expect(Math.max(...course.map(({ head }) => head.panRad))).toBeGreaterThan(panOf([2, 0.85]) - 0.1);
    expect(Math.min(...course.map(({ head }) => head.panRad))).toBeLessThan(panOf([2.3, -0.55]) + 0.1);
    const idsAt = (spot: Spot) =>
      new Set(
        scenes.flatMap(({ persons }) =>
          persons.flatMap(({ track, direction }) =>
            Math.abs(direction.panRad - panOf(spot)) < 0.15 ? [track] : [],
          ),
        ),
      );
    expect(spots.map((spot) => idsAt(spot).size)).toEqual([1, 1]);
    expect(new Set(scenes.flatMap(({ persons }) => persons.map(({ track }) => track))).size).toBe(2);
  });

  it("says the same about where somebody is, wherever it looks", async () => {
    const spot: Spot = [2, 0.2];
    const gazes: readonly Direction[] = [
      { panRad: 0, tiltRad: 0 },
      { panRad: 0.3, tiltRad: 0 },
      { panRad: -0.2, tiltRad: 0 },
      { panRad: 0.1, tiltRad: 0.15 },
      { panRad: 0.1, tiltRad: -0.25 },
    ];
    let frame = 0;
    const { scenes } = await look(
      gazes.length * 2,
      [spot],
      () => gazes[Math.floor(frame++ / 10) % gazes.length] ?? null,
    );
    // The last pictures of each gaze, when the head rests.
    const rested = gazes.map((_, index) =>
      scenes.slice(index * 10 + 7, index * 10 + 10).flatMap(({ persons }) => persons),
    );
    for (const seen of rested) {
      expect(seen).toHaveLength(3);
      for (const { distanceM, direction } of seen) {
        expect(Math.abs(distanceM / Math.hypot(...spot) - 1)).toBeLessThan(0.15);
        expect(Math.abs(direction.panRad - panOf(spot)) / DEGREE).toBeLessThan(2);
      }
    }
  });
});
