import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, iou } from "../../kernel/geometry.ts";
import { suppress } from "./nms.ts";

const detection = fc
  .record({
    x: fc.integer({ min: 0, max: 300 }),
    y: fc.integer({ min: 0, max: 300 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 200 }),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ x, y, width, height, score }) => ({ box: [x, y, x + width, y + height] satisfies Box, score }));
const detections = fc.array(detection, { maxLength: 30 });

describe("non-maximum suppression", () => {
  it("keeps the surest of several boxes around one person", () => {
    const kept = suppress(
      [
        { box: [0, 0, 100, 200], score: 0.6 },
        { box: [5, 5, 105, 205], score: 0.9 },
        { box: [300, 0, 400, 200], score: 0.5 },
      ],
      0.5,
    );
    expect(kept.map(({ score }) => score)).toEqual([0.9, 0.5]);
  });

  it("keeps a torso out that lies within the whole figure, and a child who stands in front in", () => {
    const figure = { box: [0, 0, 100, 300], score: 0.8 } as const;
    const torso = { box: [10, 0, 90, 120], score: 0.5 } as const;
    const child = { box: [60, 150, 140, 300], score: 0.7 } as const;
    expect(suppress([figure, torso, child], 0.5, 0.85)).toEqual([figure, child]);
  });

  it("leaves no two boxes that overlap too much, and drops none without a surer one that does", () => {
    fc.assert(
      fc.property(detections, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (all, overlap) => {
        const kept = suppress(all, overlap);
        for (const [i, one] of kept.entries()) {
          for (const other of kept.slice(i + 1)) expect(iou(one.box, other.box)).toBeLessThanOrEqual(overlap);
        }
        for (const one of all.filter((candidate) => !kept.includes(candidate))) {
          expect(kept.some(({ box, score }) => score >= one.score && iou(box, one.box) > overlap)).toBe(true);
        }
      }),
    );
  });

  it("changes nothing the second time, and does not mind the order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(detection, { selector: ({ score }) => score }), (all) => {
        const kept = suppress(all, 0.5);
        expect(suppress(kept, 0.5)).toEqual(kept);
        expect(suppress([...all].reverse(), 0.5)).toEqual(kept);
      }),
    );
  });
});
