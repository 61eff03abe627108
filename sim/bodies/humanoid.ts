import type { Colour, Paint, Solid } from "./solid.ts";
import { add, scale, type Vector, yawed } from "./vector.ts";

/** What somebody looks like. */
export interface Look {
  readonly heightM: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly longHair: boolean;
  readonly shirt: Colour;
  /** A second colour makes it striped. */
  readonly stripes: Colour | null;
  readonly trousers: Colour;
  readonly shoes: Colour;
}

/** How somebody stands at one moment. */
export interface Posture {
  readonly x: number;
  readonly y: number;
  /** Where body and face point: 0 is away from the robot, π towards it. */
  readonly bodyYawRad: number;
  readonly faceYawRad: number;
  /** Phase of the step, in turns of 2π; ignored while standing. */
  readonly strideRad: number;
  /** 0 standing … 1 walking briskly. */
  readonly stride: number;
  readonly blink: number;
  readonly talk: number;
}

/** Proportions are those of an adult of this height; all lengths below are for one of 1.72 m. */
const DRAWN_HEIGHT_M = 1.72;

/** The solids of one person, in the lobby's frame. */
export function humanoid(look: Look, posture: Posture): readonly Solid[] {
  const size = look.heightM / DRAWN_HEIGHT_M;
  const bob = -0.02 * posture.stride * Math.abs(Math.sin(posture.strideRad));
  const at = (x: number, y: number, z: number): Vector =>
    add(yawed(scale([x, y, z + (z > 0.2 ? bob : 0)], size), posture.bodyYawRad), [posture.x, posture.y, 0]);
  const cone = (from: Vector, fromRadiusM: number, to: Vector, toRadiusM: number, paint: Paint): Solid => ({
    shape: "rounded-cone",
    from,
    fromRadiusM: fromRadiusM * size,
    to,
    toRadiusM: toRadiusM * size,
    paint,
  });
  const egg = (centre: Vector, radiiM: Vector, yawRad: number, paint: Paint): Solid => ({
    shape: "ellipsoid",
    centre,
    radiiM: scale(radiiM, size),
    yawRad,
    paint,
  });

  const skin: Paint = { kind: "plain", colour: look.skin };
  const hair: Paint = { kind: "plain", colour: look.hair };
  const trousers: Paint = { kind: "plain", colour: look.trousers };
  const shoes: Paint = { kind: "plain", colour: look.shoes };
  const shirt: Paint = look.stripes
    ? { kind: "striped", colour: look.shirt, other: look.stripes, periodM: 0.05 }
    : { kind: "plain", colour: look.shirt };

  const solids: Solid[] = [
    // Chest, belly, and shoulders that slope to the neck.
    egg(at(0, 0, 1.27), [0.118, 0.172, 0.225], posture.bodyYawRad, shirt),
    egg(at(0.01, 0, 1.06), [0.115, 0.158, 0.2], posture.bodyYawRad, shirt),
    cone(at(-0.005, 0.155, 1.385), 0.062, at(0, 0.03, 1.43), 0.066, shirt),
    cone(at(-0.005, -0.155, 1.385), 0.062, at(0, -0.03, 1.43), 0.066, shirt),
    cone(at(0, 0.07, 0.93), 0.105, at(0, -0.07, 0.93), 0.105, trousers),
    // Neck.
    cone(at(0, 0, 1.42), 0.058, at(0.012, 0, 1.53), 0.052, skin),
  ];
  for (const side of [1, -1] as const) {
    const swing = posture.stride * Math.sin(posture.strideRad) * side;
    const lift = posture.stride * Math.max(0, Math.cos(posture.strideRad) * side);
    const knee = at(0.26 * swing + 0.1 * lift, 0.095 * side, 0.5 + 0.03 * lift);
    const ankle = at(0.42 * swing - 0.12 * lift, 0.1 * side, 0.09 + 0.12 * lift);
    solids.push(
      cone(at(0, 0.085 * side, 0.9), 0.09, knee, 0.06, trousers),
      cone(knee, 0.06, ankle, 0.045, trousers),
      egg(
        add(ankle, yawed([0.055 * size, 0, -0.045 * size], posture.bodyYawRad)),
        [0.135, 0.05, 0.045],
        posture.bodyYawRad,
        shoes,
      ),
    );
    const elbow = at(-0.16 * swing - 0.02, 0.235 * side, 1.12);
    const wrist = at(-0.26 * swing + 0.05, 0.235 * side, 0.89);
    solids.push(
      cone(at(-0.005, 0.19 * side, 1.375), 0.056, elbow, 0.045, shirt),
      cone(elbow, 0.044, wrist, 0.033, shirt),
      cone(wrist, 0.03, at(-0.27 * swing + 0.07, 0.232 * side, 0.8), 0.034, skin),
    );
  }

  const head = at(0.02, 0, 1.6);
  const faceTurned = (x: number, y: number, z: number): Vector =>
    add(head, yawed(scale([x, y, z], size), posture.faceYawRad));
  solids.push(
    egg(head, [0.098, 0.078, 0.118], posture.faceYawRad, {
      kind: "face",
      skin: look.skin,
      hair: look.hair,
      blink: posture.blink,
      talk: posture.talk,
    }),
    egg(faceTurned(0.096, 0, -0.02), [0.018, 0.014, 0.024], posture.faceYawRad, skin),
    egg(faceTurned(0, 0.079, -0.005), [0.02, 0.01, 0.03], posture.faceYawRad, skin),
    egg(faceTurned(0, -0.079, -0.005), [0.02, 0.01, 0.03], posture.faceYawRad, skin),
    egg(faceTurned(-0.02, 0, 0.028), [0.095, 0.086, 0.105], posture.faceYawRad, hair),
  );
  if (look.longHair) {
    for (const side of [1, -1] as const) {
      solids.push(
        cone(faceTurned(-0.03, 0.05 * side, 0.02), 0.05, faceTurned(-0.04, 0.055 * side, -0.17), 0.04, hair),
      );
    }
  }
  return solids;
}
