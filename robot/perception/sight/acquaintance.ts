import type { Instant } from "../../kernel/clock.ts";
import type { Box, CameraGeometry, Direction } from "../../kernel/geometry.ts";
import { bearingOf, type LensPose } from "../../kernel/lens-pose.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import { cutsOf, rangeOf, type Stature } from "./distance.ts";
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
  /** From the robot's middle: metres along the floor, and metres per second. */
  readonly distance: Estimate;
  /** Radians to the robot's left, wherever its camera looked. */
  readonly pan: Estimate;
  /** Of the face, in the last frame that showed it: where the head must look to look at it. */
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
 * @param lens when the frame was taken
 */
export function meet(
  before: Acquaintance | undefined,
  track: Track,
  face: Face | null | undefined,
  camera: CameraGeometry,
  lens: LensPose,
  at: Instant,
  rules: SightRules,
): Acquaintance {
  const believed = before?.stature ?? {
    heightM: rules.distance.statureM,
    breadthM: rules.distance.breadthM,
  };
  const ranging = rangeOf(track.box, face ?? null, camera, lens, believed, rules.distance);
  const place = placeOf(track.box, ranging.distanceM, camera, lens);
  const direction = faceDirection(track.box, face, ranging.distanceM, believed, camera, lens);
  const { distance, pan } = placed(before, place.distanceM, ranging.jitter, place.panRad, at);
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

/** Seen from the robot's middle, which the lens may be some centimetres away from. */
function placeOf([x1, y1, x2, y2]: Box, rangeM: number, camera: CameraGeometry, lens: LensPose) {
  const { panRad } = bearingOf(camera, lens, { xPx: (x1 + x2) / 2, yPx: (y1 + y2) / 2 });
  return fromTheMiddle(panRad, rangeM, lens);
}

function fromTheMiddle(panRad: number, rangeM: number, lens: LensPose) {
  const x = lens.xM + rangeM * Math.cos(panRad);
  const y = lens.yM + rangeM * Math.sin(panRad);
  return { distanceM: Math.hypot(x, y), panRad: Math.atan2(y, x) };
}

function faceDirection(
  box: Box,
  face: Face | null | undefined,
  rangeM: number,
  stature: Stature,
  camera: CameraGeometry,
  lens: LensPose,
): Direction {
  const seen = face
    ? { xPx: (face.leftEye.x + face.rightEye.x) / 2, yPx: (face.leftEye.y + face.rightEye.y) / 2 }
    : { xPx: (box[0] + box[2]) / 2, yPx: box[1] };
  const { panRad, tiltRad } = bearingOf(camera, lens, seen);
  const topM = lens.zM + rangeM * Math.tan(tiltRad);
  // Who reaches above the picture is as tall as they are believed to be, and at least as tall as it shows.
  const crownM = cutsOf(box, camera).above ? Math.max(topM, stature.heightM) : topM;
  const eyesM = face ? topM : crownM - CROWN_TO_EYES_M;
  const place = fromTheMiddle(panRad, rangeM, lens);
  return { panRad: place.panRad, tiltRad: Math.atan2(eyesM - camera.heightM, place.distanceM) };
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
