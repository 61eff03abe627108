import type { Colour, Paint } from "../bodies/solid.ts";

/**
 * @param x,y,z for a face: the point on the unit ball, x out of the nose, y towards its left ear, z up.
 *   For everything else only `z` counts: the height above the floor in metres.
 */
export function paintAt(paint: Paint, x: number, y: number, z: number): Colour {
  switch (paint.kind) {
    case "plain":
      return paint.colour;
    case "striped":
      return Math.floor(z / paint.periodM) % 2 === 0 ? paint.colour : paint.other;
    case "face":
      return faceAt(paint, x, y, z);
  }
}

const WHITE: Colour = [236, 232, 226];
const IRIS: Colour = [62, 44, 32];
const MOUTH: Colour = [60, 22, 24];

function faceAt(face: Extract<Paint, { kind: "face" }>, x: number, y: number, z: number): Colour {
  if (x < 0.05) return face.hair;
  // Hairline: high on the forehead, lower at the temples.
  if (z > 0.62 - 0.35 * y * y) return face.hair;
  const side = Math.abs(y);

  const brow = inEllipse(side, z, 0.4, 0.34 - (side - 0.4) * 0.15, 0.2, 0.035);
  if (brow) return tint(face.hair, face.skin, 0.75);

  const open = 1 - face.blink;
  if (inEllipse(side, z, 0.39, 0.16, 0.155, 0.075 * open)) {
    if (inEllipse(side, z, 0.385, 0.165, 0.075, 0.075)) return IRIS;
    return WHITE;
  }
  if (inEllipse(side, z, 0.39, 0.175, 0.19, 0.11)) return tint(face.skin, [90, 50, 40], 0.68);
  // Nose: its sides and the shadow below it.
  if (inEllipse(side, z, 0.1, -0.25, 0.06, 0.045)) return tint(face.skin, [70, 35, 30], 0.5);
  if (inEllipse(y, z, 0, -0.3, 0.2, 0.05)) return tint(face.skin, [90, 50, 40], 0.75);
  if (inEllipse(side, z, 0.1, -0.05, 0.035, 0.2)) return tint(face.skin, [110, 70, 55], 0.85);

  if (inEllipse(y, z, 0, -0.54, 0.22, 0.02 + 0.07 * face.talk)) return MOUTH;
  if (inEllipse(y, z, 0, -0.54, 0.28, 0.07 + 0.07 * face.talk)) {
    return [face.skin[0] * 0.78, face.skin[1] * 0.5, face.skin[2] * 0.52];
  }
  if (inEllipse(y, z, 0, -0.68, 0.2, 0.03)) return tint(face.skin, [110, 70, 55], 0.85);
  // Cheeks.
  if (inEllipse(side, z, 0.5, -0.22, 0.2, 0.15)) return tint(face.skin, [220, 110, 95], 0.9);
  return face.skin;
}

function inEllipse(x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean {
  const dx = (x - cx) / rx;
  const dy = (y - cy) / ry;
  return dx * dx + dy * dy < 1;
}

function tint(colour: Colour, towards: Colour, keep: number): Colour {
  return [
    colour[0] * keep + towards[0] * (1 - keep),
    colour[1] * keep + towards[1] * (1 - keep),
    colour[2] * keep + towards[2] * (1 - keep),
  ];
}
