import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookOf } from "./look.ts";

describe("the look", () => {
  it("goes straight ahead when nobody is there", () => {
    expect(lookOf(null)).toEqual({ x: 0, y: 0 });
  });

  it("goes up, which is minus in CSS, for somebody tall", () => {
    expect(lookOf({ x: 0, y: 0.5 }).y).toBeLessThan(0);
  });

  it("stays within the visor and on the visitor's side, wherever the visitor is", () => {
    const offset = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(offset, offset, (x, y) => {
        const look = lookOf({ x, y });
        expect(Math.abs(look.x)).toBeLessThanOrEqual(1);
        expect(Math.abs(look.y)).toBeLessThanOrEqual(1);
        expect(look.x * x).toBeGreaterThanOrEqual(0);
        expect(look.y * y).toBeLessThanOrEqual(0);
      }),
    );
  });
});
