import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facePlace } from "./dialogue/face-protocol.ts";
import { facePlaceOf } from "./face-place.ts";
import { degrees } from "./kernel/geometry.ts";

const upright = { heightM: 1, aheadM: 0.1, leanRad: 0 };
const ahead = { panRad: 0, tiltRad: 0 };

describe("the place of a face before the display", () => {
  it("is above a display that hangs lower than the camera", () => {
    expect(facePlaceOf({ direction: ahead, distanceM: 1.1 }, 1.4, upright)).toEqual({
      rightM: 0,
      upM: 0.4,
      awayM: 1,
    });
  });

  it("is on the right of whoever faces the display when it is on the robot's left", () => {
    const { rightM, awayM } = facePlaceOf(
      { direction: { panRad: degrees(30), tiltRad: 0 }, distanceM: 2 },
      1,
      upright,
    );
    expect(rightM).toBeCloseTo(1, 3);
    expect(awayM).toBeCloseTo(2 * Math.cos(degrees(30)) - 0.1, 3);
  });

  it("is straight before a display that leans back towards it", () => {
    const leanRad = degrees(20);
    const distanceM = 1.1;
    const lensHeightM = 1 + Math.tan(leanRad) * (distanceM - 0.1);
    const { upM } = facePlaceOf({ direction: ahead, distanceM }, lensHeightM, { ...upright, leanRad });
    expect(upM).toBeCloseTo(0, 3);
  });

  it("is one that the screen protocol can carry, wherever a camera claims to see a face", () => {
    const angle = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(
        angle,
        angle,
        fc.double({ min: 0, max: 100, noNaN: true }),
        (panRad, tiltRad, distanceM) => {
          facePlace.parse(facePlaceOf({ direction: { panRad, tiltRad }, distanceM }, 1.35, upright));
        },
      ),
    );
  });
});
