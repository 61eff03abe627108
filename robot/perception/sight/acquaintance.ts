import type { Instant } from "../../kernel/clock.ts";
import {
  type Box,
  type CameraGeometry,
  type Direction,
  directionOf,
  focalLengthPx,
} from "../../kernel/geometry.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import { rangeOf, type Stature } from "./distance.ts";
import { alone, type Engagement, engage, type Sighting } from "./engagement.ts";
import { type EngagementReason, reasonOf } from "./engagement-reason.ts";
import type { Face } from "./face-detector.ts";
import { type FacingMemory, judgeFacing, neverSeen } from "./facing.ts";
import { correct, type Estimate, estimateFrom, predict } from "./kalman.ts";
import type { SightRules } from "./sight-config.ts";
import type { Track } from "./tracker.ts";

/** What is known about one tracked person beyond their box. */
export interface Acquaintance {
  readonly track: TrackId;
  /** Metres along the floor, and metres per second. */
  readonly distance: Estimate;
  /** Radians to the robot's left. */
  readonly pan: Estimate;
  /** Of the face, in the last frame that showed it. */
  readonly direction: Direction;
  readonly stature: Stature;
  /** How many frames the stature was measured in. */
  readonly statureSeen: number;
  readonly facing: FacingMemory;
  readonly engagement: Engagement;
  /** As of the last frame that showed them. */
  readonly why: EngagementReason;
  readonly seenAt: Instant;
}

/** People start and stop at about this; both filters take it as their process noise. */
const ACCELERATION_MPS2 = 1.5;
/** How exact the bearing of a box's middle is: about 5 pixels of 600. */
const PAN_STD_RAD = 0.008;
const FIRST_SPEED_MPS = 0.7;
/** From the top of the head to the eyes. */
const CROWN_TO_EYES_M = 0.11;
/** After this many frames, a person's measured size changes only slowly. */
const STATURE_FRAMES = 10;

/**
 * What is known after a frame that shows the person. Pure.
 *
 * @param face null: not found; undefined: not looked for
 */
export function meet(
  before: Acquaintance | undefined,
  track: Track,
  face: Face | null | undefined,
  camera: CameraGeometry,
  at: Instant,
  rules: SightRules,
): Acquaintance {
  const believed = before?.stature ?? {
    heightM: rules.distance.statureM,
    breadthM: rules.distance.breadthM,
  };
  const ranging = rangeOf(track.box, face ?? null, camera, believed, rules.distance);
  const direction = faceDirection(track.box, face, ranging.distanceM, camera);
  const { distance, pan } = placed(
    before,
    ranging.distanceM,
    ranging.jitter,
    bearingOf(track.box, camera),
    at,
  );
  const facing = judgeFacing(before?.facing ?? neverSeen, face, distance.value, at, rules.facing);
  const sighting = {
    seen: true,
    at,
    distanceM: distance.value,
    approachMps: -distance.rate,
    acrossMps: Math.abs(pan.rate) * distance.value,
    facing: facing.facing,
  } as const;
  const engagement = engage(before?.engagement ?? alone, sighting, rules.engagement);
  return {
    track: track.id,
    distance,
    pan,
    direction,
    ...measured(before, believed, ranging.stature),
    facing,
    engagement,
    why: reasonOf(engagement, sighting, rules.engagement),
    seenAt: at,
  };
}

/** What is known after a frame in which a tracked person is out of sight. Pure. */
export function miss(before: Acquaintance, at: Instant, rules: SightRules): Acquaintance {
  const sighting: Sighting = { seen: false, at, unseenMs: at - before.seenAt };
  return { ...before, engagement: engage(before.engagement, sighting, rules.engagement) };
}

function placed(
  before: Acquaintance | undefined,
  distanceM: number,
  jitter: number,
  panRad: number,
  at: Instant,
) {
  if (!before) {
    return {
      distance: estimateFrom(distanceM, jitter * distanceM, FIRST_SPEED_MPS),
      pan: estimateFrom(panRad, PAN_STD_RAD, FIRST_SPEED_MPS / distanceM),
    };
  }
  const seconds = (at - before.seenAt) / 1000;
  const distance = predict(before.distance, seconds, ACCELERATION_MPS2);
  const pan = predict(before.pan, seconds, ACCELERATION_MPS2 / distanceM);
  return {
    distance: correct(distance, distanceM, jitter * distanceM),
    pan: correct(pan, panRad, PAN_STD_RAD),
  };
}

function bearingOf([x1, , x2]: Box, camera: CameraGeometry): number {
  return directionOf(camera, (x1 + x2) / 2, camera.heightPx / 2).panRad;
}

function faceDirection(
  box: Box,
  face: Face | null | undefined,
  distanceM: number,
  camera: CameraGeometry,
): Direction {
  if (face) {
    const { leftEye, rightEye } = face;
    return directionOf(camera, (leftEye.x + rightEye.x) / 2, (leftEye.y + rightEye.y) / 2);
  }
  const [x1, y1, x2] = box;
  return directionOf(camera, (x1 + x2) / 2, y1 + (CROWN_TO_EYES_M * focalLengthPx(camera)) / distanceM);
}

/** A running mean, so that somebody seen whole from afar is known when only their upper half is in view. */
function measured(before: Acquaintance | undefined, believed: Stature, seen: Stature | null) {
  const statureSeen = before?.statureSeen ?? 0;
  if (!seen) return { stature: believed, statureSeen };
  const weight = 1 / (Math.min(statureSeen, STATURE_FRAMES) + 1);
  const mix = (old: number, fresh: number) => old + (fresh - old) * weight;
  return {
    stature: {
      heightM: mix(believed.heightM, seen.heightM),
      breadthM: mix(believed.breadthM, seen.breadthM),
    },
    statureSeen: statureSeen + 1,
  };
}
