import { belongingsOf } from "./belongings.ts";
import { BodyFrame } from "./body-frame.ts";
import type { Look, Posture } from "./look.ts";
import { type Arm, type Leg, type Skeleton, skeletonOf } from "./skeleton.ts";
import type { Paint, Solid } from "./solid.ts";
import type { Vector } from "./vector.ts";

/** All lengths below are for somebody of this height. */
const DRAWN_HEIGHT_M = 1.72;
const HEAD_M = 1.6;
/** From the middle of the head to the crown. */
const CROWN_M = 0.118;

/** The solids of one person and of what they carry, push or sit on, in the lobby's frame. */
export function humanoid(look: Look, posture: Posture): readonly Solid[] {
  const size = look.heightM / DRAWN_HEIGHT_M;
  const frame = new BodyFrame({ x: posture.x, y: posture.y, yawRad: posture.bodyYawRad }, size);
  const skeleton = skeletonOf(look.kind, posture.strideRad, posture.stride);
  const clothes = clothesOf(look);
  return [
    ...trunk(frame, skeleton, clothes),
    ...skeleton.legs.flatMap((leg) => legSolids(frame, leg, clothes)),
    ...skeleton.arms.flatMap((arm) => armSolids(frame, arm, clothes)),
    ...headSolids(frame, skeleton, look, posture),
    ...belongingsOf(look.kind, frame, posture.strideRad),
  ];
}

/** How high above the floor the crown of somebody's head is: who sits is lower than they are tall. */
export function crownM({ kind, heightM }: Look): number {
  return heightM - skeletonOf(kind, 0, 0).droppedM * (heightM / DRAWN_HEIGHT_M);
}

interface Clothes {
  readonly shirt: Paint;
  readonly trousers: Paint;
  readonly shoes: Paint;
  readonly skin: Paint;
}

function clothesOf({ shirt, stripes, trousers, shoes, skin }: Look): Clothes {
  return {
    shirt: stripes
      ? { kind: "striped", colour: shirt, other: stripes, periodM: 0.05 }
      : { kind: "plain", colour: shirt },
    trousers: { kind: "plain", colour: trousers },
    shoes: { kind: "plain", colour: shoes },
    skin: { kind: "plain", colour: skin },
  };
}

/** Chest, belly, shoulders that slope to the neck, hips, neck. */
function trunk(frame: BodyFrame, { droppedM, headSize }: Skeleton, { shirt, trousers, skin }: Clothes) {
  const at = (x: number, y: number, z: number): Vector => [x, y, z - droppedM];
  // A bigger head leaves less of the neck.
  const neckM = 1.53 - CROWN_M * (headSize - 1);
  return [
    frame.egg(at(0, 0, 1.27), [0.118, 0.172, 0.225], shirt),
    frame.egg(at(0.01, 0, 1.06), [0.115, 0.158, 0.2], shirt),
    frame.cone(at(-0.005, 0.155, 1.385), 0.062, at(0, 0.03, 1.43), 0.066, shirt),
    frame.cone(at(-0.005, -0.155, 1.385), 0.062, at(0, -0.03, 1.43), 0.066, shirt),
    frame.cone(at(0, 0.07, 0.93), 0.105, at(0, -0.07, 0.93), 0.105, trousers),
    frame.cone(at(0, 0, 1.42), 0.058, at(0.012, 0, neckM), 0.052, skin),
  ];
}

function legSolids(frame: BodyFrame, { hip, knee, ankle }: Leg, { trousers, shoes }: Clothes): Solid[] {
  return [
    frame.cone(hip, 0.09, knee, 0.06, trousers),
    frame.cone(knee, 0.06, ankle, 0.045, trousers),
    frame.egg([ankle[0] + 0.055, ankle[1], ankle[2] - 0.045], [0.135, 0.05, 0.045], shoes),
  ];
}

function armSolids(
  frame: BodyFrame,
  { shoulder, elbow, wrist, hand }: Arm,
  { shirt, skin }: Clothes,
): Solid[] {
  return [
    frame.cone(shoulder, 0.056, elbow, 0.045, shirt),
    frame.cone(elbow, 0.044, wrist, 0.033, shirt),
    frame.cone(wrist, 0.03, hand, 0.034, skin),
  ];
}

function headSolids(
  frame: BodyFrame,
  { droppedM, headSize }: Skeleton,
  look: Look,
  { faceYawRad, blink, talk }: Posture,
): Solid[] {
  const face = frame.turned([0.02, 0, 0], faceYawRad);
  const middleM = HEAD_M - CROWN_M * (headSize - 1) - droppedM;
  const at = (x: number, y: number, z: number): Vector => [
    x * headSize,
    y * headSize,
    middleM + z * headSize,
  ];
  const radii = (x: number, y: number, z: number): Vector => [x * headSize, y * headSize, z * headSize];
  const skin: Paint = { kind: "plain", colour: look.skin };
  const hair: Paint = { kind: "plain", colour: look.hair };
  const locks = look.longHair
    ? [1, -1].map((side) =>
        face.cone(
          at(-0.03, 0.05 * side, 0.02),
          0.05 * headSize,
          at(-0.04, 0.055 * side, -0.17),
          0.04 * headSize,
          hair,
        ),
      )
    : [];
  return [
    face.egg(at(0, 0, 0), radii(0.098, 0.078, CROWN_M), {
      kind: "face",
      skin: look.skin,
      hair: look.hair,
      blink,
      talk,
    }),
    // Nose, ears, hair.
    face.egg(at(0.096, 0, -0.02), radii(0.018, 0.014, 0.024), skin),
    face.egg(at(0, 0.079, -0.005), radii(0.02, 0.01, 0.03), skin),
    face.egg(at(0, -0.079, -0.005), radii(0.02, 0.01, 0.03), skin),
    face.egg(at(-0.02, 0, 0.028), radii(0.095, 0.086, 0.105), hair),
    ...locks,
  ];
}
