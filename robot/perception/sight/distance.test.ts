import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, type CameraGeometry, degrees, focalLengthPx } from "../../kernel/geometry.ts";
import { lensPose } from "../../kernel/lens-pose.ts";
import { rangeOf } from "./distance.ts";
import type { Face } from "./face-detector.ts";
import { distanceRules } from "./sight-config.ts";

const rules = distanceRules.parse({});
const camera: CameraGeometry = { widthPx: 640, heightPx: 480, fieldOfViewRad: degrees(55), heightM: 1.35 };
const lens = lensPose(camera, { panRad: 0, tiltRad: 0 });
const average = { heightM: rules.statureM, breadthM: rules.breadthM };

/** What the camera shows of somebody who stands straight ahead, cut at the frame's edges. */
function seen(distanceM: number, heightM = 1.7, breadthM = 0.5): Box {
  const perM = focalLengthPx(camera) / distanceM;
  const clip = (value: number) => Math.min(480, Math.max(0, value));
  return [
    320 - (breadthM / 2) * perM,
    clip(240 - (heightM - camera.heightM) * perM),
    320 + (breadthM / 2) * perM,
    clip(240 + camera.heightM * perM),
  ];
}

function faceAt(distanceM: number): Face {
  const perM = focalLengthPx(camera) / distanceM;
  const point = (x: number, y: number) => ({ x: 320 + x * perM, y: 200 + y * perM });
  return {
    box: [300, 180, 340, 220],
    score: 0.9,
    rightEye: point(-0.0315, 0),
    leftEye: point(0.0315, 0),
    nose: point(0, 0.04),
    mouth: point(0, 0.07),
    rightEar: point(-0.075, 0.01),
    leftEar: point(0.075, 0.01),
  };
}

describe("distance", () => {
  it("is read off the floor when the feet are in view, whatever the person's height", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3.6, max: 10, noNaN: true }),
        fc.double({ min: 1.1, max: 2, noNaN: true }),
        (distanceM, heightM) => {
          const ranging = rangeOf(seen(distanceM, heightM), null, camera, lens, average, rules);
          expect(ranging.by).toBe("floor");
          expect(ranging.distanceM).toBeCloseTo(distanceM, 3);
          expect(ranging.stature?.heightM).toBeCloseTo(heightM, 3);
        },
      ),
    );
  });

  it.each([0.8, 1.2, 2, 3])(
    "is right for an average person at %s m whose feet are below the frame",
    (distanceM) => {
      const ranging = rangeOf(seen(distanceM), null, camera, lens, average, rules);
      expect(ranging.by).toBe("parts");
      expect(ranging.distanceM / distanceM).toBeCloseTo(1, 1);
    },
  );

  it.each([
    [1, 1.5],
    [1, 1.9],
    [2, 1.55],
    [2, 1.9],
  ])("is within a third at %s m for somebody %s m tall whose size is not known", (distanceM, heightM) => {
    const found = rangeOf(seen(distanceM, heightM), null, camera, lens, average, rules).distanceM;
    expect(Math.abs(Math.log(found / distanceM))).toBeLessThan(Math.log(4 / 3));
  });

  it("is within a tenth once the face is found", () => {
    for (const distanceM of [0.8, 1.2, 2]) {
      const face = faceAt(distanceM);
      const found = rangeOf(seen(distanceM, 1.85, 0.6), face, camera, lens, average, rules).distanceM;
      expect(Math.abs(found / distanceM - 1)).toBeLessThan(0.1);
    }
  });

  it("is right for a tall and broad person who was seen whole before", () => {
    const whole = rangeOf(seen(4.5, 1.95, 0.65), null, camera, lens, average, rules);
    const near = rangeOf(seen(1.2, 1.95, 0.65), null, camera, lens, whole.stature!, rules);
    expect(near.distanceM).toBeCloseTo(1.2, 2);
  });

  it("does not take the edge of a counter for somebody's feet", () => {
    const [x1, y1, x2] = seen(3);
    // Only the upper 90 cm show: by the floor they would be 6 m away and a giant.
    const ranging = rangeOf(
      [x1, y1, x2, 240 + 0.55 * (focalLengthPx(camera) / 3)],
      null,
      camera,
      lens,
      average,
      rules,
    );
    expect(ranging.by).toBe("height");
    expect(ranging.distanceM).toBeLessThan(4.2);
  });

  it("is never nonsense, whatever the box", () => {
    const side = fc.integer({ min: -50, max: 700 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: 1, max: 640 }),
        fc.integer({ min: 1, max: 480 }),
        (x, y, w, h) => {
          const { distanceM } = rangeOf([x, y, x + w, y + h], null, camera, lens, average, rules);
          expect(distanceM).toBeGreaterThan(0.2);
          expect(distanceM).toBeLessThan(1000);
        },
      ),
    );
  });
});
