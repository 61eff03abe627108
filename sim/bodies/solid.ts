import type { Vector } from "./vector.ts";

/** Red, green and blue, each 0 … 255. */
export type Colour = readonly [number, number, number];

/** Two balls and the skin stretched over them: an arm, a leg, half a chest. */
export interface RoundedCone {
  readonly shape: "rounded-cone";
  readonly from: Vector;
  readonly fromRadiusM: number;
  readonly to: Vector;
  readonly toRadiusM: number;
  readonly paint: Paint;
}

/** An upright egg, turned by `yawRad`: a head, a shoe, hair. */
export interface Ellipsoid {
  readonly shape: "ellipsoid";
  readonly centre: Vector;
  /** Half axes: ahead, to the left, up, before the turn. */
  readonly radiiM: Vector;
  readonly yawRad: number;
  readonly paint: Paint;
}

/** An upright cuboid, turned by `yawRad`: a carton, a seat, a suitcase. */
export interface Box {
  readonly shape: "box";
  readonly centre: Vector;
  /** Half edges: ahead, to the left, up, before the turn. */
  readonly halfM: Vector;
  readonly yawRad: number;
  readonly paint: Paint;
}

export type Solid = RoundedCone | Ellipsoid | Box;

/** Colour of a surface point. */
export type Paint =
  | { readonly kind: "plain"; readonly colour: Colour }
  /** Woven: bands of two colours, `periodM` high. */
  | { readonly kind: "striped"; readonly colour: Colour; readonly other: Colour; readonly periodM: number }
  /** A face looks out of the front of an ellipsoid. `blink` 0 … 1, `talk` 0 … 1. */
  | {
      readonly kind: "face";
      readonly skin: Colour;
      readonly hair: Colour;
      readonly blink: number;
      readonly talk: number;
    };
