import type { BodyFrame } from "./body-frame.ts";
import type { BodyKind } from "./look.ts";
import type { Colour, Paint, Solid } from "./solid.ts";
import type { Vector } from "./vector.ts";

/**
 * What somebody carries, pushes or sits on, made to their measure: lengths are for somebody 1.72 m tall.
 * @param rolledRad how far wheels have turned
 */
export function belongingsOf(kind: BodyKind, frame: BodyFrame, rolledRad: number): readonly Solid[] {
  switch (kind) {
    case "adult":
    case "child":
      return [];
    case "carrying":
      return cartons(frame);
    case "wheelchair":
      return wheelchair(frame, rolledRad);
    case "stroller":
      return stroller(frame, rolledRad);
  }
}

const CARTON = plain(176, 136, 92);
const TAPE = plain(206, 182, 138);
const TUBE = plain(72, 76, 84);
const RUBBER = plain(36, 36, 38);
const CUSHION = plain(34, 46, 70);
const CANOPY = plain(52, 92, 96);

/** Two, one on the other, held before the belly. */
function cartons(frame: BodyFrame): Solid[] {
  return [
    frame.box([0.36, 0, 1.01], [0.16, 0.22, 0.11], CARTON),
    frame.box([0.36, 0, 1.01], [0.162, 0.03, 0.112], TAPE),
    frame.box([0.35, 0.02, 1.2], [0.13, 0.18, 0.08], CARTON),
    frame.box([0.35, 0.02, 1.2], [0.132, 0.025, 0.082], TAPE),
  ];
}

function wheelchair(frame: BodyFrame, rolledRad: number): Solid[] {
  const solids: Solid[] = [
    frame.box([0.1, 0, 0.46], [0.22, 0.2, 0.035], CUSHION),
    frame.box([-0.17, 0, 0.72], [0.02, 0.2, 0.22], CUSHION),
    frame.box([0.53, 0, 0.11], [0.09, 0.17, 0.012], TUBE),
  ];
  for (const side of [1, -1]) {
    solids.push(
      // Push handle and back, arm rest, leg rest.
      frame.cone([-0.3, 0.2 * side, 0.92], 0.018, [-0.18, 0.2 * side, 0.92], 0.014, RUBBER),
      frame.cone([-0.18, 0.2 * side, 0.92], 0.014, [-0.16, 0.2 * side, 0.3], 0.014, TUBE),
      frame.cone([-0.14, 0.235 * side, 0.68], 0.022, [0.2, 0.235 * side, 0.68], 0.022, RUBBER),
      frame.cone([0.2, 0.235 * side, 0.68], 0.013, [0.22, 0.22 * side, 0.42], 0.013, TUBE),
      frame.cone([0.3, 0.18 * side, 0.45], 0.014, [0.5, 0.17 * side, 0.13], 0.014, TUBE),
      ...wheel(frame, [0, 0.27 * side, 0.3], 0.29, rolledRad, 14),
      ...wheel(frame, [0.36, 0.2 * side, 0.08], 0.07, rolledRad * 4, 6),
    );
  }
  return solids;
}

function stroller(frame: BodyFrame, rolledRad: number): Solid[] {
  const solids: Solid[] = [
    frame.box([0.78, 0, 0.5], [0.24, 0.17, 0.06], CUSHION),
    frame.egg([0.64, 0, 0.72], [0.2, 0.19, 0.24], CANOPY),
    // The child's blanket.
    frame.egg([0.86, 0, 0.58], [0.2, 0.14, 0.08], plain(232, 214, 168)),
    frame.cone([0.4, 0.2, 1.04], 0.016, [0.4, -0.2, 1.04], 0.016, RUBBER),
  ];
  for (const side of [1, -1]) {
    solids.push(
      frame.cone([0.4, 0.19 * side, 1.04], 0.013, [0.72, 0.18 * side, 0.45], 0.013, TUBE),
      frame.cone([0.58, 0.18 * side, 0.7], 0.013, [1, 0.18 * side, 0.14], 0.013, TUBE),
      frame.cone([0.72, 0.18 * side, 0.45], 0.013, [0.56, 0.18 * side, 0.14], 0.013, TUBE),
      ...wheel(frame, [1, 0.2 * side, 0.12], 0.11, rolledRad * 2.5, 8),
      ...wheel(frame, [0.56, 0.2 * side, 0.12], 0.11, rolledRad * 2.5, 8),
    );
  }
  return solids;
}

/** A tyre of short pieces, three spokes across and a hub, so that it is seen to turn. */
function wheel(
  frame: BodyFrame,
  [x, y, z]: Vector,
  radiusM: number,
  rolledRad: number,
  pieces: number,
): Solid[] {
  const rim = (turn: number): Vector => [x + radiusM * Math.cos(turn), y, z + radiusM * Math.sin(turn)];
  const tyreM = Math.min(0.02, radiusM / 5);
  const tyre = Array.from({ length: pieces }, (_, piece) =>
    frame.cone(
      rim((2 * Math.PI * piece) / pieces),
      tyreM,
      rim((2 * Math.PI * (piece + 1)) / pieces),
      tyreM,
      RUBBER,
    ),
  );
  const spokes = [0, 1, 2].map((spoke) => {
    const turn = (Math.PI * spoke) / 3 - rolledRad;
    return frame.cone(rim(turn), 0.006, rim(turn + Math.PI), 0.006, TUBE);
  });
  return [...tyre, ...spokes, frame.egg([x, y, z], [0.03, 0.025, 0.03], TUBE)];
}

function plain(...colour: Colour): Paint {
  return { kind: "plain", colour };
}
