import { type Face, type FaceMark, faceMarks, HAIR_AHEAD, HAIRLINE } from "../bodies/face.ts";
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

/** A face is painted pixel by pixel: its marks are made once for each face, and go with it. */
const marksOfFaces = new WeakMap<Face, readonly FaceMark[]>();

function faceAt(face: Face, x: number, y: number, z: number): Colour {
  if (x < HAIR_AHEAD || z > HAIRLINE.up - HAIRLINE.fall * y * y) return face.hair;
  const marks = marksOfFaces.get(face) ?? faceMarks(face);
  marksOfFaces.set(face, marks);
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]!;
    if (!covers(mark, y, z)) continue;
    if (!mark.within || covers(marks[index - 1]!, y, z)) return mark.colour;
  }
  return face.skin;
}

function covers(mark: FaceMark, y: number, z: number): boolean {
  const side = mark.mirrored ? Math.abs(y) : y;
  const dx = (side - mark.side) / mark.halfWidth;
  const dy = (z - mark.up + mark.droop * (side - mark.side)) / mark.halfHeight;
  return dx * dx + dy * dy < 1;
}
