import type { Box } from "../../kernel/geometry.ts";
import { correct, type Estimate, estimateFrom, predict } from "./kalman.ts";

/** Where a person's box is and how it moves, in pixels and seconds. */
export interface BoxMotion {
  readonly centreX: Estimate;
  readonly centreY: Estimate;
  readonly width: Estimate;
  readonly height: Estimate;
}

/** How wrong a box's centre and size are, as a share of its height: what NanoDet shows on people who stand still. */
const MEASURED = 0.03;
/** A person starts or stops walking at about 2 m/s², which is a little more than their height per second². */
const ACCELERATION = 1.3;
/** Nobody crosses more than this many of their heights a second. */
const FIRST_RATE = 0.8;
/** The outline grows and shrinks by approach and by arms, slower than the centre moves. */
const SIZE_ACCELERATION = 0.6;
/** Who walks out of sight often stops there: a hidden person's speed is forgotten over this time. */
const HIDDEN_SPEED_LASTS_S = 0.8;

export function motionFrom(box: Box): BoxMotion {
  const { centreX, centreY, width, height } = shapeOf(box);
  const start = (value: number) => estimateFrom(value, MEASURED * height, FIRST_RATE * height);
  return { centreX: start(centreX), centreY: start(centreY), width: start(width), height: start(height) };
}

export function predictMotion(motion: BoxMotion, seconds: number, hidden: boolean): BoxMotion {
  const heightPx = Math.max(1, motion.height.value);
  const keep = hidden ? Math.exp(-seconds / HIDDEN_SPEED_LASTS_S) : 1;
  const ahead = (estimate: Estimate, acceleration: number, kept = keep) =>
    predict({ ...estimate, rate: estimate.rate * kept }, seconds, acceleration * heightPx);
  // A size that goes on shrinking while nobody looks would end at nothing.
  const size = (estimate: Estimate) => ahead(estimate, SIZE_ACCELERATION, hidden ? 0 : 1);
  return {
    centreX: ahead(motion.centreX, ACCELERATION),
    centreY: ahead(motion.centreY, ACCELERATION),
    width: size(motion.width),
    height: size(motion.height),
  };
}

/** @param score of the box: an unsure one is less exact (NSA Kalman, GIAOTracker) */
export function correctMotion(motion: BoxMotion, box: Box, score: number): BoxMotion {
  const seen = shapeOf(box);
  const std = MEASURED * seen.height * (1 + 2 * (1 - score));
  return {
    centreX: correct(motion.centreX, seen.centreX, std),
    centreY: correct(motion.centreY, seen.centreY, std),
    width: correct(motion.width, seen.width, std),
    height: correct(motion.height, seen.height, std),
  };
}

export function boxOf({ centreX, centreY, width, height }: BoxMotion): Box {
  const halfWidth = Math.max(1, width.value) / 2;
  const halfHeight = Math.max(1, height.value) / 2;
  return [
    centreX.value - halfWidth,
    centreY.value - halfHeight,
    centreX.value + halfWidth,
    centreY.value + halfHeight,
  ];
}

function shapeOf([x1, y1, x2, y2]: Box) {
  return { centreX: (x1 + x2) / 2, centreY: (y1 + y2) / 2, width: x2 - x1, height: y2 - y1 };
}
