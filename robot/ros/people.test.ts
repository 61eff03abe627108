import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bodyIdOf,
  detectionsOf,
  foremostStage,
  framesOf,
  personIdOf,
  positionOf,
  regionOf,
} from "./people.ts";
import { samplePerson } from "./testing/sample-person.ts";

const header = { stamp: { sec: 1, nanosec: 0 }, frame_id: "camera_link" };
const frame = { widthPx: 640, heightPx: 480 };

describe("where somebody is", () => {
  it("is told in the camera's frame: x forwards, y to the left, z up", () => {
    const left = samplePerson("t1", { direction: { panRad: 0.5, tiltRad: 0.1 } });
    const { x, y, z } = positionOf(left);
    expect(x).toBe(2);
    expect(y).toBeCloseTo(2 * Math.tan(0.5));
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
          const { x, y, z } = positionOf(samplePerson("t1", { direction: { panRad, tiltRad }, distanceM }));
          expect(Math.atan2(y, x)).toBeCloseTo(panRad);
          expect(Math.atan2(z, Math.hypot(x, y))).toBeCloseTo(tiltRad);
        },
      ),
    );
  });

  it("is a detection whose box is given by its middle", () => {
    const [detection] = detectionsOf([samplePerson("t7")], header).detections;
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
    const [head, hips] = framesOf(samplePerson("t1"), header);
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
