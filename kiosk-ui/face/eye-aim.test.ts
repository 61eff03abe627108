import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aimOf, sightOf } from "./eye-aim.ts";

const middle = { rightM: 0, upM: 0 };
/** Half of the way between the drawn eyes. */
const ASIDE = 0.035;
const degreesOf = (rad: number) => (rad * 180) / Math.PI;

describe("the eyes", () => {
  it("look to where somebody stands, not to the middle of the screen", () => {
    const sight = sightOf({ rightM: 1, upM: 0, awayM: 1 }, middle);
    expect(degreesOf(sight.yawRad)).toBeCloseTo(45);
    expect(sight.pitchRad).toBeCloseTo(0);
  });

  it("look up to somebody tall, more so from a face that is low on the display", () => {
    const visitor = { rightM: 0, upM: 0.5, awayM: 1 };
    const high = sightOf(visitor, { rightM: 0, upM: 0.2 }).pitchRad;
    const low = sightOf(visitor, { rightM: 0, upM: -0.2 }).pitchRad;
    expect(high).toBeGreaterThan(0);
    expect(low).toBeGreaterThan(high);
  });

  it("turn towards each other for somebody near, and hardly for somebody far", () => {
    const vergence = (awayM: number) => {
      const sight = sightOf({ rightM: 0, upM: 0, awayM }, middle);
      return degreesOf(aimOf(sight, -ASIDE).yawRad - aimOf(sight, ASIDE).yawRad);
    };
    expect(vergence(0.5)).toBeCloseTo(8, 0);
    expect(vergence(4)).toBeLessThan(1.1);
  });

  it("both point at the very same place, wherever it is", () => {
    const metres = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(metres, metres, fc.double({ min: 0.3, max: 8, noNaN: true }), (rightM, upM, awayM) => {
        const sight = sightOf({ rightM, upM, awayM }, middle);
        for (const aside of [-ASIDE, ASIDE]) {
          expect(aside + awayM * Math.tan(aimOf(sight, aside).yawRad)).toBeCloseTo(rightM, 6);
        }
      }),
    );
  });
});
