import type { Solid } from "../bodies/solid.ts";
import { box, CLAY, CREAM, egg, OAK, type Piece, rod, SAGE, STEEL, WALNUT } from "./piece.ts";

/** Below the shop window, looking into the room. */
const sofa: Piece = {
  name: "sofa",
  solids: [
    box([2.6, 3.46, 0.22], [1.9, 0.8, 0.2], SAGE),
    box([2.6, 3.8, 0.55], [1.9, 0.2, 0.52], SAGE),
    ...[1.6, 3.6].map((x) => box([x, 3.48, 0.38], [0.2, 0.84, 0.46], SAGE)),
    ...[2.15, 3.05].map((x) => box([x, 3.4, 0.385], [0.87, 0.66, 0.15], [134, 154, 128])),
    box([1.95, 3.62, 0.6], [0.42, 0.14, 0.36], CLAY, 0.16),
    box([3.22, 3.62, 0.6], [0.42, 0.14, 0.36], CREAM, -0.2),
    ...feet(1.72, 3.48, 3.13, 3.8),
  ],
};

const lowTable: Piece = {
  name: "low table",
  solids: [
    box([2.6, 2.55, 0.385], [1.0, 0.55, 0.04], OAK),
    box([2.6, 2.55, 0.16], [0.86, 0.42, 0.025], OAK),
    ...[2.16, 3.04].flatMap((x) => [2.34, 2.76].map((y) => rod([x, y, 0.02], [x, y, 0.36], 0.022, WALNUT))),
    box([2.4, 2.52, 0.415], [0.3, 0.22, 0.02], [196, 88, 70], 0.3),
    box([2.41, 2.53, 0.433], [0.3, 0.21, 0.016], [72, 104, 132], 0.05),
    rod([2.9, 2.6, 0.44], [2.9, 2.6, 0.5], 0.04, CREAM, 0.032),
    ...[-0.05, 0, 0.045].map((off, index) =>
      egg([2.9 + off, 2.6 + off * 0.7, 0.6 + 0.03 * index], [0.045, 0.045, 0.06], [206, 120, 96]),
    ),
  ],
};

const rug: Piece = {
  name: "rug",
  solids: [
    box([2.6, 2.6, 0.004], [2.7, 1.7, 0.008], [170, 92, 72]),
    box([2.6, 2.6, 0.007], [2.5, 1.5, 0.008], [226, 208, 180]),
    box([2.6, 2.6, 0.01], [2.38, 1.38, 0.008], [198, 126, 98]),
  ],
};

/** Across the room, looking at the window. */
function armchair(xM: number): Piece {
  return {
    name: "armchair",
    solids: [
      box([xM, -3.42, 0.29], [0.62, 0.62, 0.2], CLAY),
      box([xM, -3.4, 0.41], [0.5, 0.54, 0.1], [200, 128, 96]),
      box([xM, -3.72, 0.6], [0.72, 0.14, 0.5], CLAY),
      ...[-0.33, 0.33].map((off) => box([xM + off, -3.42, 0.42], [0.1, 0.62, 0.32], CLAY)),
      ...feet(xM - 0.28, xM + 0.28, -3.66, -3.16),
    ],
  };
}

const sideTable: Piece = {
  name: "side table",
  solids: [
    rod([5.3, -3.45, 0.03], [5.3, -3.45, 0.46], 0.02, STEEL),
    egg([5.3, -3.45, 0.015], [0.16, 0.16, 0.015], STEEL),
    egg([5.3, -3.45, 0.48], [0.24, 0.24, 0.018], OAK),
    rod([5.3, -3.45, 0.5], [5.3, -3.45, 0.58], 0.035, [90, 128, 140], 0.03),
  ],
};

const floorLamp: Piece = {
  name: "floor lamp",
  solids: [
    egg([1.2, 3.66, 0.015], [0.16, 0.16, 0.018], STEEL),
    rod([1.2, 3.66, 0.02], [1.2, 3.66, 1.45], 0.013, STEEL),
    rod([1.2, 3.66, 1.46], [1.2, 3.66, 1.66], 0.17, [244, 228, 196], 0.11),
  ],
};

export const SEATING: readonly Piece[] = [
  rug,
  sofa,
  lowTable,
  floorLamp,
  armchair(4.75),
  armchair(5.85),
  sideTable,
];

function feet(leftM: number, rightM: number, frontM: number, backM: number): Solid[] {
  return [leftM, rightM].flatMap((x) =>
    [frontM, backM].map((y) => rod([x, y, 0.02], [x, y, 0.14], 0.018, WALNUT, 0.024)),
  );
}
