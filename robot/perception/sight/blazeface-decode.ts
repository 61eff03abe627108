import type { Box } from "../../kernel/geometry.ts";
import type { Face, Point } from "./face-detector.ts";
import { suppress } from "./nms.ts";
import type { TensorLayout } from "./resample.ts";

/** Side of the square that the network takes. */
export const BLAZEFACE_SIZE_PX = 256;

/** [1, 256, 256, 3], red first, -1 … 1. */
export const BLAZEFACE_LAYOUT: TensorLayout = {
  order: "interleaved",
  channels: [0, 1, 2],
  gain: [1 / 127.5, 1 / 127.5, 1 / 127.5],
  bias: [-1, -1, -1],
  padding: -1,
};

/** One of the network's two grids. */
export interface BlazefaceLevel {
  readonly cellsAcross: number;
  readonly anchorsPerCell: number;
  /** [cells × anchors], logits. */
  readonly scores: Float32Array;
  /** [cells × anchors, 16]: centre, size, then six landmarks, as input pixels from the cell's centre. */
  readonly boxes: Float32Array;
}

const NUMBERS = 16;
const OVERLAP = 0.3;

/** Faces at least as sure as `floorScore`, best first, in input pixels. */
export function decodeBlazeface(levels: readonly BlazefaceLevel[], floorScore: number): Face[] {
  const found: Face[] = [];
  for (const level of levels) {
    const anchors = level.cellsAcross ** 2 * level.anchorsPerCell;
    for (let anchor = 0; anchor < anchors; anchor++) {
      const score = 1 / (1 + Math.exp(-level.scores[anchor]));
      if (score >= floorScore) found.push(faceOf(level, anchor, score));
    }
  }
  return suppress(found, OVERLAP);
}

/** The same face, with every point moved by `move`. */
export function mapFace(face: Face, move: (box: Box) => Box): Face {
  const point = ({ x, y }: Point): Point => {
    const [movedX, movedY] = move([x, y, x, y]);
    return { x: movedX, y: movedY };
  };
  return {
    box: move(face.box),
    score: face.score,
    rightEye: point(face.rightEye),
    leftEye: point(face.leftEye),
    nose: point(face.nose),
    mouth: point(face.mouth),
    rightEar: point(face.rightEar),
    leftEar: point(face.leftEar),
  };
}

function faceOf(level: BlazefaceLevel, anchor: number, score: number): Face {
  const cell = Math.floor(anchor / level.anchorsPerCell);
  const cellPx = BLAZEFACE_SIZE_PX / level.cellsAcross;
  const cellX = ((cell % level.cellsAcross) + 0.5) * cellPx;
  const cellY = (Math.floor(cell / level.cellsAcross) + 0.5) * cellPx;
  const number = (i: number) => level.boxes[anchor * NUMBERS + i];
  const point = (i: number): Point => ({ x: cellX + number(4 + 2 * i), y: cellY + number(5 + 2 * i) });
  const centre: Point = { x: cellX + number(0), y: cellY + number(1) };
  const halfWidth = number(2) / 2;
  const halfHeight = number(3) / 2;
  return {
    box: [centre.x - halfWidth, centre.y - halfHeight, centre.x + halfWidth, centre.y + halfHeight],
    score,
    rightEye: point(0),
    leftEye: point(1),
    nose: point(2),
    mouth: point(3),
    rightEar: point(4),
    leftEar: point(5),
  };
}
