import type { Colour, Paint } from "./solid.ts";

export type Face = Extract<Paint, { readonly kind: "face" }>;

/**
 * An ellipse of colour on the front of a head, seen from ahead: `side` to its left and `up`, in half axes of the
 * head. `mirrored`: there is another one on the other side.
 */
export interface FaceMark {
  readonly side: number;
  readonly up: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** How much lower the ellipse lies the further it is from the middle of the face. */
  readonly droop: number;
  readonly mirrored: boolean;
  /** Only where the mark before it is: an iris is seen as far as the eye is open. */
  readonly within: boolean;
  readonly colour: Colour;
}

const WHITE: Colour = [236, 232, 226];
const IRIS: Colour = [62, 44, 32];
const MOUTH: Colour = [60, 22, 24];

/** Hair begins behind this, ahead of the head's middle. */
export const HAIR_AHEAD = 0.05;
/** The hairline: high on the forehead, lower at the temples. */
export const HAIRLINE = { up: 0.62, fall: 0.35 } as const;

/** What is on a face, from the skin outwards: a later mark covers an earlier one. Pure. */
export function faceMarks({ skin, hair, blink, talk }: Face): readonly FaceMark[] {
  const open = 1 - blink;
  return [
    // Cheeks.
    both(0.5, -0.22, 0.2, 0.15, tint(skin, [220, 110, 95], 0.9)),
    // The shadow below the lips, the lips, and what is between them.
    one(-0.68, 0.2, 0.03, tint(skin, [110, 70, 55], 0.85)),
    one(-0.54, 0.28, 0.07 + 0.07 * talk, [skin[0] * 0.78, skin[1] * 0.5, skin[2] * 0.52]),
    one(-0.54, 0.22, 0.02 + 0.07 * talk, MOUTH),
    // Nose: its sides and the shadow below it.
    both(0.1, -0.05, 0.035, 0.2, tint(skin, [110, 70, 55], 0.85)),
    one(-0.3, 0.2, 0.05, tint(skin, [90, 50, 40], 0.75)),
    both(0.1, -0.25, 0.06, 0.045, tint(skin, [70, 35, 30], 0.5)),
    // Eyes: the socket, the white as far as it is open, the iris in it, and the brow above.
    both(0.39, 0.175, 0.19, 0.11, tint(skin, [90, 50, 40], 0.68)),
    both(0.39, 0.16, 0.155, 0.075 * open, WHITE),
    { ...both(0.385, 0.165, 0.075, 0.075, IRIS), within: true },
    { ...both(0.4, 0.34, 0.2, 0.035, tint(hair, skin, 0.75)), droop: 0.15 },
  ];
}

function both(side: number, up: number, halfWidth: number, halfHeight: number, colour: Colour): FaceMark {
  return { side, up, halfWidth, halfHeight, droop: 0, mirrored: true, within: false, colour };
}

function one(up: number, halfWidth: number, halfHeight: number, colour: Colour): FaceMark {
  return { side: 0, up, halfWidth, halfHeight, droop: 0, mirrored: false, within: false, colour };
}

function tint(colour: Colour, towards: Colour, keep: number): Colour {
  return [
    colour[0] * keep + towards[0] * (1 - keep),
    colour[1] * keep + towards[1] * (1 - keep),
    colour[2] * keep + towards[2] * (1 - keep),
  ];
}
