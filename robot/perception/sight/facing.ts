import type { Instant } from "../../kernel/clock.ts";
import { degrees } from "../../kernel/geometry.ts";
import type { Face } from "./face-detector.ts";
import type { FacingRules } from "./sight-config.ts";

export type Facing = "towards" | "away" | "unknown";

/** What is remembered of one person's face. */
export interface FacingMemory {
  /** When a face that looked at us was last found, and how far away they were. */
  readonly towardsAt: Instant | null;
  /** When any face was last found: proof that this person's face can be found at that distance. */
  readonly faceAt: Instant | null;
  readonly faceDistanceM: number;
  readonly facing: Facing;
}

export const neverSeen: FacingMemory = {
  towardsAt: null,
  faceAt: null,
  faceDistanceM: 0,
  facing: "unknown",
};

/** A missing face means something up to this much farther than where it was last found. */
const FOUND_FARTHER = 1.2;
/** How far the nose stands out from between the ears, in half head widths; of BlazeFace's landmarks on upright faces. */
const NOSE_OUT = 1.2;

/**
 * Whether somebody looks at the robot. No face is no news at first: the detector misses one now and then,
 * and never finds some. It means "turned away" only for somebody whose face was found before.
 *
 * @param face null: looked for and not found; undefined: not looked for in this frame
 */
export function judgeFacing(
  before: FacingMemory,
  face: Face | null | undefined,
  distanceM: number,
  at: Instant,
  rules: FacingRules,
): FacingMemory {
  if (face) {
    const towards = Math.abs(headTurn(face)) <= degrees(rules.towardsDeg);
    return {
      towardsAt: towards ? at : before.towardsAt,
      faceAt: at,
      faceDistanceM: distanceM,
      facing: towards ? "towards" : "away",
    };
  }
  if (before.faceAt === null) return before;
  if (before.facing === "towards" && before.towardsAt !== null && at - before.towardsAt <= rules.holdMs) {
    return before;
  }
  if (before.facing === "away") return before;
  const wouldBeFound = face === null && distanceM <= before.faceDistanceM * FOUND_FARTHER;
  const turnedAway = wouldBeFound && at - before.faceAt >= rules.awayMs;
  return { ...before, facing: turnedAway ? "away" : "unknown" };
}

/**
 * How far the head is turned aside, in radians: 0 looks at the camera, positive to the person's left. Read
 * from where the nose stands between the ears, along the line of the eyes, so that a tilted head changes nothing.
 */
export function headTurn(face: Face): number {
  const alongX = face.leftEye.x - face.rightEye.x;
  const alongY = face.leftEye.y - face.rightEye.y;
  const length = Math.hypot(alongX, alongY);
  if (length === 0) return Math.PI / 2;
  const along = (x: number, y: number) => (x * alongX + y * alongY) / length;
  const halfWidth = along(face.leftEar.x - face.rightEar.x, face.leftEar.y - face.rightEar.y) / 2;
  if (halfWidth <= 0) return Math.PI / 2;
  const nose = along(
    face.nose.x - (face.leftEar.x + face.rightEar.x) / 2,
    face.nose.y - (face.leftEar.y + face.rightEar.y) / 2,
  );
  return Math.atan(nose / halfWidth / NOSE_OUT);
}
