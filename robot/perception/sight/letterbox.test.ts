import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../kernel/geometry.ts";
import { letterbox, toFrame, toInput } from "./letterbox.ts";

const pixels = fc.double({ min: -2000, max: 4000, noNaN: true });
const region = fc
  .tuple(
    pixels,
    pixels,
    fc.double({ min: 1, max: 4000, noNaN: true }),
    fc.double({ min: 1, max: 4000, noNaN: true }),
  )
  .map(([x, y, width, height]): Box => [x, y, x + width, y + height]);

describe("the letterbox", () => {
  it("lays a wide frame into the middle of the square", () => {
    const placement = letterbox([0, 0, 640, 480], 416);
    expect(toInput(placement, [0, 0, 640, 480])).toEqual([0, 52, 416, 364]);
  });

  it("is undone by its inverse, for any region and box", () => {
    fc.assert(
      fc.property(region, region, (whole, box) => {
        const placement = letterbox(whole, 416);
        const back = toFrame(placement, toInput(placement, box));
        for (const side of [0, 1, 2, 3]) expect(back[side]).toBeCloseTo(box[side], 5);
      }),
    );
  });

  it("keeps proportions and never leaves the square, whatever the region", () => {
    fc.assert(
      fc.property(region, (whole) => {
        const [x1, y1, x2, y2] = toInput(letterbox(whole, 256), whole);
        expect(Math.min(x1, y1)).toBeGreaterThan(-1e-6);
        expect(Math.max(x2, y2)).toBeLessThan(256 + 1e-6);
        const proportion = (whole[2] - whole[0]) / (whole[3] - whole[1]);
        expect((x2 - x1) / (y2 - y1) / proportion).toBeCloseTo(1, 6);
      }),
    );
  });
});
