import { describe, expect, it } from "vitest";
import { letterbox } from "./letterbox.ts";
import { type Picture, resample, type TensorLayout } from "./resample.ts";

const RGB: TensorLayout = {
  order: "interleaved",
  channels: [0, 1, 2],
  gain: [1, 1, 1],
  bias: [0, 0, 0],
  padding: -7,
};

function picture(
  widthPx: number,
  heightPx: number,
  colour: (x: number, y: number) => readonly number[],
): Picture {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) rgb.set(colour(x, y), (y * widthPx + x) * 3);
  }
  return { widthPx, heightPx, rgb };
}

describe("resampling", () => {
  it("copies a picture that has the right size already", () => {
    const tried = picture(8, 8, (x, y) => [x * 10, y * 10, 99]);
    expect([...resample(tried, letterbox([0, 0, 8, 8], 8), RGB)]).toEqual([...tried.rgb]);
  });

  it("puts channels into planes, in the network's order, scaled and shifted", () => {
    const layout: TensorLayout = {
      ...RGB,
      order: "planes",
      channels: [2, 1, 0],
      gain: [1, 2, 3],
      bias: [0, 0, 1],
    };
    const tensor = resample(
      picture(2, 2, () => [10, 20, 30]),
      letterbox([0, 0, 2, 2], 2),
      layout,
    );
    expect([...tensor]).toEqual([91, 91, 91, 91, 40, 40, 40, 40, 10, 10, 10, 10]);
  });

  it("pads above and below a wide picture", () => {
    const tensor = resample(
      picture(8, 4, () => [50, 50, 50]),
      letterbox([0, 0, 8, 4], 8),
      RGB,
    );
    const rowValue = (y: number) => tensor[y * 8 * 3];
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(rowValue)).toEqual([-7, -7, 50, 50, 50, 50, -7, -7]);
  });

  it("pads where a region reaches past the picture", () => {
    const tensor = resample(
      picture(8, 8, () => [50, 50, 50]),
      letterbox([-4, 0, 4, 8], 8),
      RGB,
    );
    expect([0, 3, 4, 7].map((x) => tensor[x * 3])).toEqual([-7, -7, 50, 50]);
  });

  it("keeps a ramp a ramp when it enlarges", () => {
    const tensor = resample(
      picture(8, 8, (x) => [x * 20, 0, 0]),
      letterbox([0, 0, 8, 8], 16),
      RGB,
    );
    const red = Array.from({ length: 16 }, (_, x) => tensor[x * 3]);
    for (let x = 1; x < 15; x++) expect(red[x]).toBeCloseTo(((x + 0.5) / 2 - 0.5) * 20, 3);
  });

  it("averages instead of skipping when it shrinks a lot: a fine checkerboard turns grey", () => {
    const board = picture(64, 64, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]));
    for (const value of resample(board, letterbox([0, 0, 64, 64], 8), RGB)) expect(value).toBeCloseTo(128, 0);
  });
});
