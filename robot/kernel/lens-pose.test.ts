import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CameraGeometry, degrees } from "./geometry.ts";
import { bearingOf, lensPose, pixelOf } from "./lens-pose.ts";

const picture = { widthPx: 640, heightPx: 480, fieldOfViewRad: degrees(55) };
const onHead: CameraGeometry = {
  ...picture,
  heightM: 1.6,
  mount: { on: "head", tiltRad: degrees(-10), aheadM: 0.12, aboveM: 0.11 },
};
const AHEAD = { panRad: 0, tiltRad: 0 };

describe("the pose of a lens", () => {
  it("is that of the body for a camera on the body, however the head turns", () => {
    const camera = { ...picture, heightM: 1.35 };
    expect(lensPose(camera, { panRad: 1, tiltRad: 0.3 })).toEqual({
      xM: 0,
      yM: 0,
      zM: 1.35,
      panRad: 0,
      tiltRad: 0,
    });
  });

  it("goes round with the head that carries it, at its height while the head is level", () => {
    const ahead = lensPose(onHead, AHEAD);
    expect([ahead.xM, ahead.yM, ahead.zM]).toEqual([0.12, 0, 1.6]);
    const left = lensPose(onHead, { panRad: Math.PI / 2, tiltRad: 0 });
    expect(left.xM).toBeCloseTo(0, 9);
    expect(left.yM).toBeCloseTo(0.12, 9);
    expect(left.zM).toBeCloseTo(1.6, 9);
  });

  it("rises and falls with a nod", () => {
    const up = lensPose(onHead, { panRad: 0, tiltRad: 0.3 });
    const down = lensPose(onHead, { panRad: 0, tiltRad: -0.3 });
    expect(up.zM).toBeGreaterThan(1.6);
    expect(down.zM).toBeLessThan(1.6);
    expect(up.xM).toBeLessThan(down.xM);
  });
});

describe("a pixel's bearing", () => {
  it("is the head's own direction in the middle of the picture of a level lens", () => {
    const level: CameraGeometry = {
      ...onHead,
      mount: { on: "head", tiltRad: 0, aheadM: 0.12, aboveM: 0.11 },
    };
    const head = { panRad: 0.4, tiltRad: -0.2 };
    const { panRad, tiltRad } = bearingOf(level, lensPose(level, head), { xPx: 320, yPx: 240 });
    expect(panRad).toBeCloseTo(0.4, 9);
    expect(tiltRad).toBeCloseTo(-0.2, 9);
  });

  it("is the same for the same thing, wherever the head looks: picture and bearing undo each other", () => {
    const angle = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(angle(1.4), angle(0.5), angle(300), angle(220), (panRad, tiltRad, dx, dy) => {
        const lens = lensPose(onHead, { panRad, tiltRad });
        const pixel = { xPx: 320 + dx, yPx: 240 + dy };
        const bearing = bearingOf(onHead, lens, pixel);
        const farM = 3;
        const seen = pixelOf(onHead, lens, {
          xM: lens.xM + farM * Math.cos(bearing.panRad),
          yM: lens.yM + farM * Math.sin(bearing.panRad),
          zM: lens.zM + farM * Math.tan(bearing.tiltRad),
        });
        expect(seen?.xPx).toBeCloseTo(pixel.xPx, 6);
        expect(seen?.yPx).toBeCloseTo(pixel.yPx, 6);
      }),
    );
  });

  it("has nothing to say of what is behind the lens", () => {
    expect(pixelOf(onHead, lensPose(onHead, AHEAD), { xM: -1, yM: 0, zM: 1.6 })).toBeNull();
  });
});
