import type { BodyKind } from "./look.ts";
import type { Vector } from "./vector.ts";

/** Where one person's joints are in their own frame, drawn 1.72 m tall. */
export interface Skeleton {
  /** How much lower trunk and head are than those of somebody who stands. */
  readonly droppedM: number;
  /** Relative to an adult's head on that body. */
  readonly headSize: number;
  /** Left, right. */
  readonly legs: readonly [Leg, Leg];
  readonly arms: readonly [Arm, Arm];
}

export interface Leg {
  readonly hip: Vector;
  readonly knee: Vector;
  readonly ankle: Vector;
}

export interface Arm {
  readonly shoulder: Vector;
  readonly elbow: Vector;
  readonly wrist: Vector;
  readonly hand: Vector;
}

/** +1 is the left. */
type Side = 1 | -1;

/** How far hips come down to sit on a seat 0.5 m high. */
const SEATED_M = 0.37;
/** A six-year-old's head is a sixth of the body's height, an adult's an eighth. */
const CHILDS_HEAD = 1.28;

/**
 * @param strideRad phase of the step, or of the wheels
 * @param stride 0 standing … 1 walking briskly
 */
export function skeletonOf(kind: BodyKind, strideRad: number, stride: number): Skeleton {
  const bob = 0.02 * stride * Math.abs(Math.sin(strideRad));
  const swing = (side: Side) => stride * Math.sin(strideRad) * side;
  const both = <T>(limb: (side: Side) => T): readonly [T, T] => [limb(1), limb(-1)];
  const walking = both((side) => walkingLeg(side, swing(side), stride * Math.cos(strideRad) * side, bob));
  switch (kind) {
    case "adult":
      return {
        droppedM: bob,
        headSize: 1,
        legs: walking,
        arms: both((side) => swingingArm(side, swing(side), bob)),
      };
    case "child":
      return {
        droppedM: bob,
        headSize: CHILDS_HEAD,
        legs: walking,
        arms: both((side) => swingingArm(side, swing(side), bob)),
      };
    case "carrying":
      return { droppedM: bob, headSize: 1, legs: walking, arms: both((side) => carryingArm(side, bob)) };
    case "stroller":
      return { droppedM: bob, headSize: 1, legs: walking, arms: both((side) => pushingArm(side, bob)) };
    case "wheelchair":
      return {
        droppedM: SEATED_M,
        headSize: 1,
        legs: both(seatedLeg),
        arms: both((side) => wheelingArm(side, stride * Math.sin(strideRad))),
      };
  }
}

function walkingLeg(side: Side, swing: number, lifted: number, bob: number): Leg {
  const lift = Math.max(0, lifted);
  return {
    hip: [0, 0.085 * side, 0.9 - bob],
    knee: [0.26 * swing + 0.1 * lift, 0.095 * side, 0.5 + 0.03 * lift - bob],
    ankle: [0.42 * swing - 0.12 * lift, 0.1 * side, 0.09 + 0.12 * lift],
  };
}

function seatedLeg(side: Side): Leg {
  return {
    hip: [0, 0.09 * side, 0.92 - SEATED_M],
    knee: [0.43, 0.1 * side, 0.58],
    ankle: [0.5, 0.09 * side, 0.19],
  };
}

function swingingArm(side: Side, swing: number, bob: number): Arm {
  return {
    shoulder: [-0.005, 0.19 * side, 1.375 - bob],
    elbow: [-0.16 * swing - 0.02, 0.235 * side, 1.12 - bob],
    wrist: [-0.26 * swing + 0.05, 0.235 * side, 0.89 - bob],
    hand: [-0.27 * swing + 0.07, 0.232 * side, 0.8 - bob],
  };
}

function carryingArm(side: Side, bob: number): Arm {
  return {
    shoulder: [-0.005, 0.19 * side, 1.375 - bob],
    elbow: [0.02, 0.265 * side, 1.09 - bob],
    wrist: [0.25, 0.25 * side, 0.98 - bob],
    hand: [0.33, 0.22 * side, 0.94 - bob],
  };
}

function pushingArm(side: Side, bob: number): Arm {
  return {
    shoulder: [-0.005, 0.19 * side, 1.375 - bob],
    elbow: [0.06, 0.26 * side, 1.13 - bob],
    wrist: [0.29, 0.21 * side, 1.06 - bob],
    hand: [0.38, 0.19 * side, 1.05 - bob],
  };
}

/** Hands go to and fro on the wheels, and lie in the lap while they stand still. */
function wheelingArm(side: Side, push: number): Arm {
  const rests = 1 - Math.min(1, Math.abs(push) * 2);
  return {
    shoulder: [-0.005, 0.19 * side, 1.375 - SEATED_M],
    elbow: [-0.06 + 0.06 * push, 0.29 * side, 1.1 - SEATED_M],
    wrist: [0.14 + 0.14 * push, (0.3 - 0.12 * rests) * side, 0.66 + 0.02 * rests],
    hand: [0.2 + 0.16 * push, (0.3 - 0.16 * rests) * side, 0.62 + 0.03 * rests],
  };
}
