import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { type Box, type CameraGeometry, degrees, focalLengthPx } from "../../kernel/geometry.ts";
import { lensPose } from "../../kernel/lens-pose.ts";
import { seededRandom } from "../../kernel/random.ts";
import type { Face } from "./face-detector.ts";
import { type Look, SightPipeline } from "./pipeline.ts";
import { sightRules } from "./sight-config.ts";

const camera: CameraGeometry = { widthPx: 640, heightPx: 480, fieldOfViewRad: degrees(55), heightM: 1.35 };
const lens = lensPose(camera, { panRad: 0, tiltRad: 0 });
const rules = sightRules.parse({});
const FRAME_MS = 125;

/** Somebody on the floor: metres ahead of the robot and to its left. */
interface Standing {
  readonly aheadM: number;
  readonly leftM: number;
  readonly looksHere?: boolean;
  readonly hidden?: boolean;
}

/** What the camera would show of a 1.7 m tall person, with a few pixels of the detector's unrest. */
function boxOf({ aheadM, leftM }: Standing, unrest: () => number): Box {
  const perM = focalLengthPx(camera) / aheadM;
  const middle = 320 - leftM * perM;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value + unrest()));
  return [
    within(middle - 0.25 * perM, 640),
    within(240 - 0.35 * perM, 480),
    within(middle + 0.25 * perM, 640),
    within(240 + 1.35 * perM, 480),
  ];
}

function faceOf({ aheadM, leftM }: Standing): Face {
  const perM = focalLengthPx(camera) / aheadM;
  const at = (x: number, y: number) => ({
    x: 320 - leftM * perM + x * perM,
    y: 240 - 0.24 * perM + y * perM,
  });
  return {
    box: [0, 0, 1, 1],
    score: 0.9,
    rightEye: at(-0.0315, 0),
    leftEye: at(0.0315, 0),
    nose: at(0, 0.04),
    mouth: at(0, 0.07),
    rightEar: at(-0.075, 0.01),
    leftEar: at(0.075, 0.01),
  };
}

/** Looks at `seconds` of a world, frame by frame; `at` says where everybody is. */
async function watch(seconds: number, at: (s: number) => readonly Standing[]): Promise<Look[]> {
  const random = seededRandom(3);
  const unrest = () => (random.next() - 0.5) * 6;
  let now: readonly Standing[] = [];
  const pipeline = new SightPipeline(
    {
      detect: async () => ({
        persons: now
          .filter(({ hidden }) => !hidden)
          .map((one) => ({ box: boxOf(one, unrest), score: 0.75 }))
          .filter(({ box }) => box[2] - box[0] > 20),
        cost: { preMs: 0, runMs: 0, postMs: 0 },
      }),
    },
    {
      detect: async (_frame, regions) =>
        regions.map((region) => {
          const found = now.find((one) => {
            const { x, y } = faceOf(one).nose;
            const inside = x > region[0] && x < region[2] && y > region[1] && y < region[3];
            return one.looksHere && !one.hidden && inside;
          });
          return found ? faceOf(found) : null;
        }),
    },
    rules,
  );
  const looks: Look[] = [];
  for (let index = 0; index * FRAME_MS < seconds * 1000; index++) {
    now = at((index * FRAME_MS) / 1000);
    const frame = {
      widthPx: 640,
      heightPx: 480,
      rgb: new Uint8Array(0),
      capturedAt: instant(index * FRAME_MS),
      index,
    };
    looks.push(await pipeline.look(frame, camera, lens));
  }
  return looks;
}

function stagesOf(looks: readonly Look[], track: string): string[] {
  return looks.flatMap(({ changes }) =>
    changes.filter((change) => change.track === track).map(({ to }) => to),
  );
}

function tracksIn(looks: readonly Look[]): Set<string> {
  return new Set(looks.flatMap(({ scene }) => scene.persons.map(({ track }) => track)));
}

/** Walks up at 1.1 m/s and stops at 1.2 m. */
const walksUp = (s: number): Standing => ({
  aheadM: Math.max(1.2, 6 - 1.1 * s),
  leftM: 0.2,
  looksHere: true,
});

describe("what sight makes of a lobby", () => {
  it("greets, in time and at the right distance, somebody who walks up and stops", async () => {
    const looks = await watch(8, (s) => [walksUp(s)]);
    expect(stagesOf(looks, "t1")).toEqual(["noticed", "engaging", "engaged"]);
    const greetedAt = looks.flatMap(({ changes }) => changes).find(({ to }) => to === "engaged")!.at;
    // Stops after 4.4 s.
    expect(greetedAt).toBeGreaterThan(4400);
    expect(greetedAt).toBeLessThan(6000);
    const [person] = looks.at(-1)!.scene.persons;
    expect(person.distanceM).toBeGreaterThan(1.0);
    expect(person.distanceM).toBeLessThan(1.4);
    expect(person.direction.panRad).toBeCloseTo(Math.atan(0.2 / 1.2), 1);
  });

  it("looks back at somebody who comes nearer, before they stop, and whether or not their face is seen", async () => {
    const looks = await watch(4, (s) => [{ ...walksUp(s), looksHere: false }]);
    expect(stagesOf(looks, "t1")).toEqual(["noticed", "engaging"]);
  });

  it.each([1, 1.5, 2, 3])("does not greet who walks past at %s m", async (aheadM) => {
    const looks = await watch(7, (s) => [{ aheadM, leftM: -4 + 1.2 * s }]);
    expect(tracksIn(looks).size).toBe(1);
    expect(stagesOf(looks, "t1")).not.toContain("engaged");
  });

  it("does not greet who walks past looking over all the time", async () => {
    const looks = await watch(7, (s) => [{ aheadM: 1.6, leftM: -4 + 1.2 * s, looksHere: true }]);
    expect(stagesOf(looks, "t1")).not.toContain("engaged");
  });

  it("lets go of who walks away, and forgets them", async () => {
    const looks = await watch(22, (s) =>
      s < 8 ? [walksUp(s)] : s < 13 ? [{ aheadM: 1.2 + 1.2 * (s - 8), leftM: 0.2 }] : [],
    );
    expect(stagesOf(looks, "t1").slice(0, 5)).toEqual(["noticed", "engaging", "engaged", "leaving", "alone"]);
    expect(looks.at(-1)!.scene.persons).toEqual([]);
  });

  it("stays with the visitor, under the same id, while somebody walks between them", async () => {
    const looks = await watch(16, (s) => {
      const leftM = -3 + 1.2 * (s - 8);
      const between = s > 8 && Math.abs(leftM) < 0.4;
      const passing: Standing[] = s > 8 && Math.abs(leftM) < 2 ? [{ aheadM: 0.9, leftM }] : [];
      return [{ ...walksUp(s), hidden: between }, ...passing];
    });
    expect(stagesOf(looks, "t1")).toEqual(["noticed", "engaging", "engaged"]);
    expect(looks.at(-1)!.scene.persons.map(({ track }) => track)).toEqual(["t1"]);
  });

  it("attends to each of two visitors by themselves", async () => {
    const looks = await watch(12, (s) => [
      { ...walksUp(s), leftM: 0.45 },
      { ...walksUp(s - 3), leftM: -0.45 },
    ]);
    expect(stagesOf(looks, "t1").at(-1)).toBe("engaged");
    expect(stagesOf(looks, "t2").at(-1)).toBe("engaged");
    expect(tracksIn(looks)).toEqual(new Set(["t1", "t2"]));
  });
});
