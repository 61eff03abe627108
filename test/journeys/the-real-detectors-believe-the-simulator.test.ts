import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVision } from "../../launch/hardware/sight.ts";
import { instant } from "../../robot/kernel/clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sightRules } from "../../robot/perception/sight/sight-config.ts";
import { BODY_KINDS, type BodyKind } from "../../sim/bodies/look.ts";
import { WARDROBE } from "../../sim/bodies/wardrobe.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { lookOf } from "../../sim/people/looks.ts";
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

/** Height of the head's joints. */
const EYES_M = 1.5;

function standing(
  xM: number,
  look: number,
  towardsRobot: boolean,
  kind: BodyKind = "adult",
  stride = { strideRad: 0, stride: 0 },
): SeenPerson {
  const yawRad = towardsRobot ? Math.PI : 0;
  return {
    id: "1",
    name: "Ann",
    look: lookOf({ kind, look }),
    posture: {
      x: xM,
      y: 0.1,
      bodyYawRad: yawRad,
      faceYawRad: yawRad,
      ...stride,
      blink: 0,
      talk: 0,
    },
    saying: null,
  };
}

async function photographOf(people: readonly SeenPerson[], tiltRad = 0) {
  const { widthPx, heightPx } = KIOSK_CAMERA;
  const view = { atMs: 500, light: 1, people, head: { panRad: 0, tiltRad }, face: IDLE_FACE };
  const rgb = await photographer.picture(view, KIOSK_CAMERA);
  return { widthPx, heightPx, rgb, capturedAt: instant(0), index: 0 };
}

async function surestPerson(people: readonly SeenPerson[], tiltRad = 0) {
  const { persons } = await vision.persons.detect(await photographOf(people, tiltRad));
  return persons[0] ?? { score: 0, box: [0, 0, 0, 0] as const };
}

describe("the real detectors", () => {
  it("see nobody in the empty lobby", async () => {
    expect((await surestPerson([])).score).toBeLessThan(0.35);
  });

  it.each([...WARDROBE.keys()])("find a visitor with look %i from 1 m to 3.5 m", async (look) => {
    const scores: number[] = [];
    for (const xM of [1, 1.3, 2, 2.5, 3, 3.5]) {
      scores.push((await surestPerson([standing(xM, look, true)])).score);
    }
    // The tracker takes a box above 0.45 for somebody new; see sight-config.ts.
    expect(Math.min(...scores)).toBeGreaterThan(0.4);
    expect(scores.filter((score) => score > 0.6).length).toBeGreaterThanOrEqual(5);
  });

  it.each(BODY_KINDS)(
    "find somebody of the kind %s from 1 m to 3.5 m, as the head looks at them",
    async (kind) => {
      for (const [look, stride] of [
        [1, { strideRad: 0, stride: 0 }],
        [6, { strideRad: 1.2, stride: 1 }],
      ] as const) {
        const scores: number[] = [];
        for (const xM of [1, 1.3, 2, 2.5, 3, 3.5]) {
          const person = standing(xM, look, true, kind, stride);
          const headM = kind === "wheelchair" ? 1.2 : person.look.heightM - 0.1;
          scores.push((await surestPerson([person], Math.atan2(headM - EYES_M, xM))).score);
        }
        // A child whose picture is some 235 pixels high, at 3 m and more, is seen late: this detector's gap.
        const near = kind === "child" ? scores.slice(0, 4) : scores;
        expect(Math.min(...near)).toBeGreaterThan(kind === "child" ? 0.35 : 0.5);
        expect(near.filter((score) => score > 0.55).length).toBeGreaterThanOrEqual(near.length - 1);
      }
    },
  );

  it.each([...WARDROBE.keys()])(
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
