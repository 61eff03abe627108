import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVision } from "../../launch/hardware/sight.ts";
import { instant } from "../../robot/kernel/clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sightRules } from "../../robot/perception/sight/sight-config.ts";
import { WARDROBE } from "../../sim/bodies/wardrobe.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { IDLE_FACE, type SeenPerson } from "../../sim/view.ts";

const photographer = new Photographer();
let vision: Awaited<ReturnType<typeof openVision>>;

beforeAll(async () => {
  vision = await openVision(new SystemClock(), sightRules.parse({}));
});

afterAll(async () => {
  await vision.close();
});

function standing(xM: number, look: number, towardsRobot: boolean): SeenPerson {
  const yawRad = towardsRobot ? Math.PI : 0;
  return {
    id: "1",
    name: "Ann",
    look: { ...WARDROBE[look]!, kind: "adult", heightM: 1.72 },
    posture: {
      x: xM,
      y: 0.1,
      bodyYawRad: yawRad,
      faceYawRad: yawRad,
      strideRad: 0,
      stride: 0,
      blink: 0,
      talk: 0,
    },
    saying: null,
  };
}

async function photographOf(people: readonly SeenPerson[]) {
  const { widthPx, heightPx } = KIOSK_CAMERA;
  const view = { atMs: 500, light: 1, people, head: { panRad: 0, tiltRad: 0 }, face: IDLE_FACE };
  const rgb = await photographer.picture(view, KIOSK_CAMERA);
  return { widthPx, heightPx, rgb, capturedAt: instant(0), index: 0 };
}

async function surestPerson(people: readonly SeenPerson[]) {
  const { persons } = await vision.persons.detect(await photographOf(people));
  return persons[0] ?? { score: 0, box: [0, 0, 0, 0] as const };
}

describe("the real detectors", () => {
  it("see nobody in the empty lobby", async () => {
    expect((await surestPerson([])).score).toBeLessThan(0.35);
  });

  it.each([0, 1, 2, 3, 4, 5])("find a visitor with look %i from 1 m to 3.5 m", async (look) => {
    const scores: number[] = [];
    for (const xM of [1, 1.3, 2, 2.5, 3, 3.5]) {
      scores.push((await surestPerson([standing(xM, look, true)])).score);
    }
    // The tracker takes a box above 0.45 for somebody new; see sight-config.ts.
    expect(Math.min(...scores)).toBeGreaterThan(0.4);
    expect(scores.filter((score) => score > 0.6).length).toBeGreaterThanOrEqual(5);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    "find the face of look %i when it is turned to the robot, and only then",
    async (look) => {
      for (const towardsRobot of [true, false]) {
        const people = [standing(1.3, look, towardsRobot)];
        const { box } = await surestPerson(people);
        const middle = (box[0] + box[2]) / 2;
        const size = (box[2] - box[0]) * 0.8;
        const head = [
          middle - size / 2,
          box[1] - size * 0.1,
          middle + size / 2,
          box[1] + size * 0.9,
        ] as const;
        const [face] = await vision.faces.detect(await photographOf(people), [head]);
        const score = face?.score ?? 0;
        if (towardsRobot) expect(score).toBeGreaterThan(0.75);
        else expect(score).toBeLessThan(0.6);
      }
    },
  );
});
