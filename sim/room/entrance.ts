import type { Solid } from "../bodies/solid.ts";
import type { Vector } from "../bodies/vector.ts";
import { box, egg, type Piece, rod, STEEL, WALNUT } from "./piece.ts";
import { DOOR } from "./room-plan.ts";

const doorMat: Piece = {
  name: "door mat",
  solids: [box([7.35, DOOR.yM, 0.006], [0.8, 1.2, 0.012], [84, 80, 78])],
};

/** Beside the door: hooks, a scarf, a hat. */
const coatStand: Piece = {
  name: "coat stand",
  solids: [
    egg([7.6, 1.0, 0.02], [0.2, 0.2, 0.02], WALNUT),
    rod([7.6, 1.0, 0.03], [7.6, 1.0, 1.72], 0.02, WALNUT),
    ...[0.4, 2, 3.6, 5.2].map((turn) =>
      rod([7.6, 1.0, 1.56], [7.6 + 0.15 * Math.cos(turn), 1 + 0.15 * Math.sin(turn), 1.66], 0.012, WALNUT),
    ),
    egg([7.6, 1.0, 1.74], [0.13, 0.13, 0.03], [74, 70, 66]),
    egg([7.6, 1.0, 1.79], [0.08, 0.08, 0.06], [74, 70, 66]),
    rod([7.46, 1.08, 1.6], [7.46, 1.1, 1.05], 0.025, [176, 74, 66], 0.035),
  ],
};

const LEAF_TURN_RAD = 2.4;

/** A pot, a stem, and leaves around it one golden angle after another. */
function plant([xM, yM]: Vector, heightM: number): Piece {
  const leaves = Array.from({ length: 13 }, (_, index): Solid => {
    const turn = index * LEAF_TURN_RAD;
    const up = 0.42 + (heightM - 0.42) * ((index + 1) / 13);
    const out = 0.06 + 0.24 * Math.sin(((index + 1.5) / 14.5) * Math.PI);
    return egg(
      [xM + out * Math.cos(turn), yM + out * Math.sin(turn), up],
      [0.17, 0.085, 0.06],
      index % 2 === 0 ? [74, 112, 66] : [92, 132, 78],
      turn,
    );
  });
  return {
    name: "plant",
    solids: [
      rod([xM, yM, 0.13], [xM, yM, 0.34], 0.13, [206, 196, 180], 0.17),
      egg([xM, yM, 0.46], [0.14, 0.14, 0.06], [70, 54, 42]),
      rod([xM, yM, 0.44], [xM, yM, heightM - 0.08], 0.016, [104, 88, 58]),
      ...leaves,
    ],
  };
}

const umbrellaStand: Piece = {
  name: "umbrella stand",
  solids: [
    rod([7.7, 3.1, 0.12], [7.7, 3.1, 0.46], 0.1, STEEL, 0.11),
    rod([7.7, 3.1, 0.3], [7.74, 3.06, 0.82], 0.025, [58, 74, 110], 0.012),
  ],
};

export const ENTRANCE: readonly Piece[] = [
  doorMat,
  coatStand,
  umbrellaStand,
  plant([6.8, 3.3, 0], 1.35),
  plant([7.3, -3.3, 0], 1.6),
  plant([-1.1, 1.7, 0], 1.25),
];
