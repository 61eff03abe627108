import type { Colour } from "../bodies/solid.ts";
import { box, CREAM, egg, OAK, type Piece, rod, STEEL, WALNUT } from "./piece.ts";

/** Where staff would sit, behind the robot to its right. */
const counter: Piece = {
  name: "reception counter",
  solids: [
    box([-0.5, -2.55, 0.5], [0.5, 1.9, 0.96], CREAM),
    box([-0.48, -2.55, 1.02], [0.66, 2.0, 0.05], OAK),
    box([-0.24, -2.55, 0.06], [0.04, 1.88, 0.12], WALNUT),
    ...Array.from({ length: 15 }, (_, index) =>
      box([-0.235, -3.37 + index * 0.117, 0.53], [0.03, 0.05, 0.84], OAK),
    ),
  ],
};

const onTheCounter: Piece = {
  name: "what stands on the counter",
  solids: [
    box([-0.62, -3.0, 1.29], [0.03, 0.56, 0.34], [48, 50, 56]),
    rod([-0.66, -3.0, 1.06], [-0.66, -3.0, 1.2], 0.02, STEEL),
    box([-0.64, -3.0, 1.055], [0.2, 0.26, 0.014], STEEL),
    rod([-0.45, -1.8, 1.1], [-0.45, -1.8, 1.2], 0.05, [84, 116, 128], 0.035),
    ...(
      [
        [0, 0.02, 1.38],
        [0.05, -0.04, 1.33],
        [-0.05, -0.02, 1.42],
        [0.01, 0.06, 1.32],
      ] as const
    ).map(([x, y, z], index) =>
      egg([-0.45 + x, -1.8 + y, z], [0.04, 0.04, 0.05], index % 2 === 0 ? [228, 186, 92] : [214, 128, 108]),
    ),
    ...[-0.03, 0.03].map((off) =>
      rod([-0.45, -1.8, 1.2], [-0.45 + off, -1.8 - off, 1.36], 0.008, [92, 122, 78]),
    ),
  ],
};

const COVERS: readonly Colour[] = [
  [196, 88, 70],
  [72, 104, 132],
  [226, 186, 104],
  [110, 138, 108],
  [150, 98, 128],
  [62, 120, 126],
];

/** Against the right wall. */
const brochureRack: Piece = {
  name: "brochure rack",
  solids: [
    box([1.2, -3.9, 0.78], [0.66, 0.05, 1.5], OAK),
    ...[0.38, 0.8, 1.22].flatMap((z, row) => [
      box([1.2, -3.83, z - 0.14], [0.64, 0.1, 0.02], WALNUT),
      box([1.2, -3.78, z - 0.1], [0.64, 0.015, 0.08], OAK),
      ...[-0.2, 0, 0.2].map((off, column) =>
        box([1.2 + off, -3.83, z], [0.16, 0.02, 0.26], COVERS[(row * 2 + column) % COVERS.length]!),
      ),
    ]),
  ],
};

export const RECEPTION: readonly Piece[] = [counter, onTheCounter, brochureRack];
