import { describe, expect, it } from "vitest";
import { decodeNanodet, type NanodetLevel } from "./nanodet-decode.ts";

/** A level of stride 32 (13 × 13 cells) in which one cell reaches `sides` strides to left, top, right, bottom. */
function level(
  cell: number,
  classes: Readonly<Record<number, number>>,
  sides: readonly number[],
): NanodetLevel {
  const scores = new Float32Array(169 * 80);
  const logits = new Float32Array(169 * 44);
  for (const [id, score] of Object.entries(classes)) scores[cell * 80 + Number(id)] = score;
  sides.forEach((reach, side) => {
    // Between two bins, the distribution leans to the nearer one.
    const below = Math.floor(reach);
    logits.fill(-50, (cell * 4 + side) * 11, (cell * 4 + side + 1) * 11);
    logits[(cell * 4 + side) * 11 + below] = Math.log(1 - (reach - below) + 1e-9);
    logits[(cell * 4 + side) * 11 + Math.min(10, below + 1)] = Math.log(reach - below + 1e-9);
  });
  return { stridePx: 32, scores, sides: logits };
}

describe("NanoDet's decoding", () => {
  it("reads a box around its cell's centre", () => {
    const [found] = decodeNanodet([level(13 * 6 + 6, { 0: 0.8 }, [1, 2, 1.5, 3.25])], 0.3);
    expect(found.score).toBeCloseTo(0.8);
    const expected = [208 - 32, 208 - 64, 208 + 48, 208 + 104];
    for (const side of [0, 1, 2, 3]) expect(found.box[side]).toBeCloseTo(expected[side], 3);
  });

  it("leaves out who is less sure than the floor", () => {
    expect(decodeNanodet([level(0, { 0: 0.29 }, [1, 1, 1, 1])], 0.3)).toEqual([]);
  });

  it("leaves out what is a cat more surely than a person", () => {
    expect(decodeNanodet([level(0, { 0: 0.5, 15: 0.6 }, [1, 1, 1, 1])], 0.3)).toEqual([]);
    expect(decodeNanodet([level(0, { 0: 0.6, 15: 0.5 }, [1, 1, 1, 1])], 0.3)).toHaveLength(1);
  });
});
