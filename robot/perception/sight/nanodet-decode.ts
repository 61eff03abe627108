import type { Box } from "../../kernel/geometry.ts";
import type { Detection } from "./person-detector.ts";
import type { TensorLayout } from "./resample.ts";

/** Side of the square that the network takes. */
export const NANODET_SIZE_PX = 416;

/** [1, 3, 416, 416], blue first, ImageNet mean and deviation (NanoDet's training configuration). */
export const NANODET_LAYOUT: TensorLayout = {
  order: "planes",
  channels: [2, 1, 0],
  gain: [1 / 58.395, 1 / 57.12, 1 / 57.375],
  bias: [-123.675 / 58.395, -116.28 / 57.12, -103.53 / 57.375],
  // The mean colour: black bars lowered scores on our photos.
  padding: 0,
};

/** What the network says at one scale: a grid of cells, `stridePx` input pixels apart. */
export interface NanodetLevel {
  readonly stridePx: number;
  /** [cells, 80], already through the sigmoid; class 0 is a person. */
  readonly scores: Float32Array;
  /** [cells, 4 × 11]: for left, top, right, bottom the logits of a distance of 0 … 10 strides. */
  readonly sides: Float32Array;
}

const CLASSES = 80;
const PERSON = 0;
const BINS = 11;

/**
 * Every cell that sees a person at least as surely as `floorScore`, as boxes in input pixels, not yet merged.
 * A cell that takes its object for something else even more surely is not one: our cat is 0.5 person.
 */
export function decodeNanodet(levels: readonly NanodetLevel[], floorScore: number): Detection[] {
  const found: Detection[] = [];
  for (const level of levels) {
    const cellsAcross = NANODET_SIZE_PX / level.stridePx;
    const cells = cellsAcross * cellsAcross;
    for (let cell = 0; cell < cells; cell++) {
      const score = level.scores[cell * CLASSES + PERSON];
      if (score < floorScore || !personIsLikeliest(level.scores, cell)) continue;
      found.push({ box: boxOf(level, cell, cellsAcross), score });
    }
  }
  return found;
}

function personIsLikeliest(scores: Float32Array, cell: number): boolean {
  const row = cell * CLASSES;
  for (let other = 1; other < CLASSES; other++) {
    if (scores[row + other] > scores[row + PERSON]) return false;
  }
  return true;
}

function boxOf(level: NanodetLevel, cell: number, cellsAcross: number): Box {
  const centreX = ((cell % cellsAcross) + 0.5) * level.stridePx;
  const centreY = (Math.floor(cell / cellsAcross) + 0.5) * level.stridePx;
  const reach = (side: number) => expectation(level.sides, (cell * 4 + side) * BINS) * level.stridePx;
  return [centreX - reach(0), centreY - reach(1), centreX + reach(2), centreY + reach(3)];
}

/** Mean of the distribution whose logits start at `from`: the integral form of Generalized Focal Loss. */
function expectation(logits: Float32Array, from: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let bin = 0; bin < BINS; bin++) highest = Math.max(highest, logits[from + bin]);
  let total = 0;
  let weighted = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const weight = Math.exp(logits[from + bin] - highest);
    total += weight;
    weighted += weight * bin;
  }
  return weighted / total;
}
