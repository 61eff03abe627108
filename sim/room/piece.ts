import type { Colour, Solid } from "../bodies/solid.ts";
import type { Vector } from "../bodies/vector.ts";

/** One thing that stands in the lobby. */
export interface Piece {
  readonly name: string;
  readonly solids: readonly Solid[];
}

export const OAK: Colour = [186, 146, 104];
export const WALNUT: Colour = [116, 82, 58];
export const CREAM: Colour = [238, 230, 214];
export const STEEL: Colour = [92, 92, 96];
export const CLAY: Colour = [186, 112, 80];
export const SAGE: Colour = [122, 142, 118];

/** @param sizeM ahead, to the left, up */
export function box(centre: Vector, sizeM: Vector, colour: Colour, yawRad = 0): Solid {
  const [a, b, c] = sizeM;
  return { shape: "box", centre, halfM: [a / 2, b / 2, c / 2], yawRad, paint: { kind: "plain", colour } };
}

export function rod(from: Vector, to: Vector, radiusM: number, colour: Colour, toRadiusM = radiusM): Solid {
  return {
    shape: "rounded-cone",
    from,
    fromRadiusM: radiusM,
    to,
    toRadiusM,
    paint: { kind: "plain", colour },
  };
}

export function egg(centre: Vector, radiiM: Vector, colour: Colour, yawRad = 0): Solid {
  return { shape: "ellipsoid", centre, radiiM, yawRad, paint: { kind: "plain", colour } };
}
