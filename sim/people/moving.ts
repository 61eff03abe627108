import type { Spot } from "../scenario/place.ts";
import type { Visitor } from "./visitor.ts";

const TURN_RAD_PER_S = 3.5;
const STEP_LENGTH_M = 0.72;
/** Radius of a wheelchair's big wheels, whose turn is its phase. */
const WHEEL_M = 0.29;
const BRISK_MPS = 1.3;

/** One step towards a place; exactly there when it is within reach of the step. */
export function walk(visitor: Visitor, to: Spot, speedMps: number, tickS: number): Visitor {
  const [dx, dy] = [to[0] - visitor.x, to[1] - visitor.y];
  const leftM = Math.hypot(dx, dy);
  const stepM = speedMps * tickS;
  if (leftM <= stepM) return { ...standing(visitor), x: to[0], y: to[1] };
  const heading = turn(visitor, Math.atan2(dy, dx), tickS);
  return {
    ...heading,
    x: visitor.x + (dx / leftM) * stepM,
    y: visitor.y + (dy / leftM) * stepM,
    strideRad: visitor.strideRad + (rolls(visitor) ? stepM / WHEEL_M : (Math.PI * stepM) / STEP_LENGTH_M),
    stride: Math.min(1, speedMps / BRISK_MPS),
  };
}

function rolls({ script }: Visitor): boolean {
  return script.kind === "wheelchair";
}

/** On both feet; wheels stay as they have turned. */
export function standing(visitor: Visitor): Visitor {
  return { ...visitor, stride: 0, strideRad: rolls(visitor) ? visitor.strideRad : 0 };
}

/** Turns the body, and the face somewhat faster. */
export function turn(visitor: Visitor, yawRad: number, tickS: number): Visitor {
  return {
    ...visitor,
    bodyYawRad: turned(visitor.bodyYawRad, yawRad, TURN_RAD_PER_S * tickS),
    faceYawRad: turned(visitor.faceYawRad, yawRad, 1.5 * TURN_RAD_PER_S * tickS),
  };
}

/** Turns the face alone, as far as a neck goes. */
export function look(visitor: Visitor, yawRad: number, tickS: number): Visitor {
  const wanted = turned(visitor.bodyYawRad, yawRad, FURTHEST_LOOK_RAD);
  return { ...visitor, faceYawRad: turned(visitor.faceYawRad, wanted, 1.5 * TURN_RAD_PER_S * tickS) };
}

const FURTHEST_LOOK_RAD = 1.2;

/** @param facing robot, away, aside, or somebody's name; who is not in the room is looked for where the robot is */
export function facingYaw(
  visitor: Visitor,
  facing: string,
  whereIs: (name: string) => { readonly x: number; readonly y: number } | null,
): number {
  const towardsRobot = Math.atan2(-visitor.y, -visitor.x);
  switch (facing) {
    case "robot":
      return towardsRobot;
    case "away":
      return towardsRobot + Math.PI;
    case "aside":
      return towardsRobot + Math.PI / 2;
    default: {
      const other = whereIs(facing);
      return other ? Math.atan2(other.y - visitor.y, other.x - visitor.x) : towardsRobot;
    }
  }
}

/** The shorter way round. */
function turned(fromRad: number, toRad: number, atMostRad: number): number {
  const off = Math.atan2(Math.sin(toRad - fromRad), Math.cos(toRad - fromRad));
  return fromRad + Math.max(-atMostRad, Math.min(atMostRad, off));
}
