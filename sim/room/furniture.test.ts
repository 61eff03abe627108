import { describe, expect, it } from "vitest";
import type { Solid } from "../bodies/solid.ts";
import { FURNITURE } from "./furniture.ts";
import { DOOR, doorOpenness, ROOM } from "./room-plan.ts";

/** The least upright box around a solid. */
function around(solid: Solid): { readonly low: readonly number[]; readonly high: readonly number[] } {
  switch (solid.shape) {
    case "rounded-cone": {
      const { from, to, fromRadiusM, toRadiusM } = solid;
      return {
        low: from.map((value, axis) => Math.min(value - fromRadiusM, to[axis]! - toRadiusM)),
        high: from.map((value, axis) => Math.max(value + fromRadiusM, to[axis]! + toRadiusM)),
      };
    }
    case "ellipsoid":
    case "box": {
      const [a, b, c] = solid.shape === "box" ? solid.halfM : solid.radiiM;
      const [cos, sin] = [Math.abs(Math.cos(solid.yawRad)), Math.abs(Math.sin(solid.yawRad))];
      const reach = [a * cos + b * sin, a * sin + b * cos, c];
      return {
        low: solid.centre.map((value, axis) => value - reach[axis]!),
        high: solid.centre.map((value, axis) => value + reach[axis]!),
      };
    }
  }
}

describe("the furniture", () => {
  it.each(FURNITURE.map(({ name, solids }) => ({ name, solids })))(
    "$name stands inside the room",
    ({ solids }) => {
      for (const { low, high } of solids.map(around)) {
        expect(low[0]).toBeGreaterThan(ROOM.backM);
        expect(high[0]).toBeLessThan(ROOM.farM);
        expect(low[1]).toBeGreaterThan(ROOM.rightM);
        expect(high[1]).toBeLessThan(ROOM.leftM);
        expect(low[2]).toBeGreaterThan(-0.02);
        expect(high[2]).toBeLessThan(ROOM.ceilingM);
      }
    },
  );

  it("leaves the way from the door to the robot free", () => {
    const inTheWay = FURNITURE.filter(({ solids }) =>
      solids.map(around).some(({ low, high }) => {
        // A carpet is walked on.
        if (high[2]! < 0.03) return false;
        for (let part = 0; part <= 1; part += 0.02) {
          const [x, y] = [0.6 + part * (ROOM.farM - 0.6), part * DOOR.yM];
          const aside = Math.hypot(
            Math.max(low[0]! - x, 0, x - high[0]!),
            Math.max(low[1]! - y, 0, y - high[1]!),
          );
          if (aside < 0.4) return true;
        }
        return false;
      }),
    );
    expect(inTheWay.map(({ name }) => name)).toEqual([]);
  });
});

describe("the door", () => {
  it("is shut while nobody is near, opens for whoever comes, and stands open for whoever is in it", () => {
    expect(doorOpenness([])).toBe(0);
    expect(doorOpenness([{ x: 2, y: 0 }])).toBe(0);
    const opening = [1.8, 1.5, 1.2, 0.95].map((m) => doorOpenness([{ x: ROOM.farM - m, y: DOOR.yM }]));
    expect(opening).toEqual([...opening].sort((a, b) => a - b));
    expect(opening[0]).toBeGreaterThan(0);
    expect(
      doorOpenness([
        { x: 0, y: 0 },
        { x: ROOM.farM - 0.2, y: DOOR.yM },
      ]),
    ).toBe(1);
  });
});
