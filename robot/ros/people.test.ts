import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../kernel/clock.ts";
import {
  bodyIdOf,
  detectionsOf,
  foremostStage,
  framesOf,
  personIdOf,
  positionOf,
  regionOf,
} from "./people.ts";
import { SAMPLE_FRAME, SAMPLE_LENS, samplePerson } from "./testing/sample-person.ts";

const frame = SAMPLE_FRAME;
const view = {
  people: [],
  frame,
  lens: SAMPLE_LENS,
  capturedAt: instant(0),
  header: { stamp: { sec: 1, nanosec: 0 }, frame_id: "camera_link" },
};
const { header } = view;

describe("where somebody is", () => {
  it("is told in the camera's frame: x forwards, y to the left, z up", () => {
    const left = samplePerson("t1", { direction: { panRad: 0.5, tiltRad: 0.1 } });
    const { x, y, z } = positionOf(left, view);
    expect(x).toBeCloseTo(2 * Math.cos(0.5));
    expect(y).toBeCloseTo(2 * Math.sin(0.5));
    expect(z).toBeGreaterThan(0);
  });

  it("lies in the direction that it was seen in, whatever that is", () => {
    const angle = fc.double({ min: -1.2, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(
        angle,
        angle,
        fc.double({ min: 0.3, max: 20, noNaN: true }),
        (panRad, tiltRad, distanceM) => {
          const person = samplePerson("t1", { direction: { panRad, tiltRad }, distanceM });
          const { x, y, z } = positionOf(person, view);
          expect(Math.atan2(y, x)).toBeCloseTo(panRad);
          expect(Math.atan2(z, Math.hypot(x, y))).toBeCloseTo(tiltRad);
        },
      ),
    );
  });

  it("is straight ahead of a camera that has turned towards them, and upright however it is tilted", () => {
    const person = samplePerson("t1", { direction: { panRad: 0.7, tiltRad: 0 }, distanceM: 2 });
    const turned = { ...view, lens: { ...SAMPLE_LENS, panRad: 0.7, tiltRad: -0.3 } };
    const [face, hips] = framesOf(person, turned);
    expect(face?.transform.translation.x).toBeCloseTo(2 * Math.cos(0.3));
    expect(face?.transform.translation.y).toBeCloseTo(0);
    expect(face?.transform.translation.z).toBeCloseTo(2 * Math.sin(0.3));
    // From hips to face is up in the lobby, which the picture of a lens that looks down shows slanted.
    const up = (face?.transform.translation.z ?? 0) - (hips?.transform.translation.z ?? 0);
    expect(up).toBeCloseTo(0.69 * Math.cos(0.3));
    const { x, y, z, w } = face?.transform.rotation ?? { x: 0, y: 0, z: 0, w: 0 };
    expect(Math.hypot(x, y, z, w)).toBeCloseTo(1);
    // The frame's own z axis, as the camera has it, is that same up.
    expect(2 * (x * z + w * y)).toBeCloseTo(Math.sin(-0.3));
    expect(1 - 2 * (x * x + y * y)).toBeCloseTo(Math.cos(0.3));
  });

  it("is a detection whose box is given by its middle", () => {
    const [detection] = detectionsOf({ ...view, people: [samplePerson("t7")] }).detections;
    expect(detection).toMatchObject({
      id: "t7",
      bbox: { center: { position: { x: 320, y: 280 } }, size_x: 80, size_y: 360 },
      results: [{ hypothesis: { class_id: "person", score: 0.7 } }],
    });
    expect(detection?.results[0]?.pose.covariance).toHaveLength(36);
  });

  it("is a region within the picture, also of somebody who is cut by its edge", () => {
    const box = [-20, 100, 320, 500] as const;
    expect(regionOf(samplePerson("t1", { box }), frame, header)).toMatchObject({
      xmin: 0,
      xmax: 0.5,
      ymax: 1,
    });
  });

  it("has a frame at the head and one at the hips, which look at the camera", () => {
    const [head, hips] = framesOf(samplePerson("t1"), view);
    expect(head?.child_frame_id).toBe("person_p_t1");
    expect(hips?.child_frame_id).toBe("body_b_t1");
    expect(head && hips && head.transform.translation.z - hips.transform.translation.z).toBeCloseTo(0.69);
    // Half a turn about z: its x axis points back along the camera's.
    expect(head?.transform.rotation.z).toBeCloseTo(1);
    expect(head?.transform.rotation.w).toBeCloseTo(0);
  });
});

it("identifiers are names in any language, and a person's is never a body's", () => {
  fc.assert(
    fc.property(fc.string(), (track) => {
      const ids = [bodyIdOf(samplePerson(track)), personIdOf(samplePerson(track))];
      for (const id of ids) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(ids[0]).not.toBe(ids[1]);
    }),
  );
});

describe("the robot's stage", () => {
  const people = [
    samplePerson("t1", { engagement: "noticed" }),
    samplePerson("t2", { engagement: "engaged" }),
  ];

  it("is that of whom it attends to", () => {
    expect(foremostStage(people, "t1")).toBe("noticed");
  });

  it("is that of whoever has come furthest, when it attends to nobody in view", () => {
    expect(foremostStage(people, null)).toBe("engaged");
    expect(foremostStage(people, "t9")).toBe("engaged");
  });

  it("is alone when nobody is there", () => {
    expect(foremostStage([], null)).toBe("alone");
  });
});
