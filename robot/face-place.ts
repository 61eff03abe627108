import type { FacePlace } from "./dialogue/face-protocol.ts";
import type { DisplayPlace } from "./dialogue/screen-config.ts";
import type { Direction } from "./kernel/geometry.ts";

/** Somebody's face as the camera knows it. */
export interface SeenFace {
  readonly direction: Direction;
  /** Along the floor. */
  readonly distanceM: number;
}

/** Nearer than an arm is a mistake of the ranging, or a nose against the glass. */
const NEAREST_M = 0.3;
const FARTHEST_M = 20;

/**
 * Where a face is, seen from the middle of the display: the camera sits elsewhere, and the glass leans back. Pure.
 *
 * @param lensHeightM of the camera above the floor; that it is a few centimetres ahead of the body does not matter
 */
export function facePlaceOf(
  { direction, distanceM }: SeenFace,
  lensHeightM: number,
  display: DisplayPlace,
): FacePlace {
  const { panRad, tiltRad } = direction;
  // The robot's frame (REP-103): x ahead, y to its left, z up.
  const ahead = distanceM * Math.cos(panRad) - display.aheadM;
  const left = distanceM * Math.sin(panRad);
  const up = lensHeightM + distanceM * Math.tan(tiltRad) - display.heightM;
  const [cos, sin] = [Math.cos(display.leanRad), Math.sin(display.leanRad)];
  return {
    // Who faces the display has the robot's left on their right.
    rightM: millimetres(clamped(left, -FARTHEST_M, FARTHEST_M)),
    upM: millimetres(clamped(up * cos - ahead * sin, -FARTHEST_M, FARTHEST_M)),
    awayM: millimetres(clamped(ahead * cos + up * sin, NEAREST_M, FARTHEST_M)),
  };
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function millimetres(value: number): number {
  return Math.round(value * 1000) / 1000;
}
