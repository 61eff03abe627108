/** Corners in pixels, origin at the top left: `[x1, y1, x2, y2]`. */
export type Box = readonly [number, number, number, number];

/** A pinhole camera: what its pictures say about angles and distances. */
export interface CameraGeometry {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Horizontal field of view. */
  readonly fieldOfViewRad: number;
  /** Height of the lens above the floor, while the head looks straight ahead. */
  readonly heightM: number;
  /** Absent: on the body, level. */
  readonly mount?: LensMount;
}

/** What the lens is fixed to, and how: `lens-pose.ts` says where it then is. */
export type LensMount =
  | {
      readonly on: "body";
      /** How far the lens itself looks up; negative looks down. */
      readonly tiltRad: number;
    }
  | {
      readonly on: "head";
      readonly tiltRad: number;
      /** From where the head's two axes cross, while it looks straight ahead: in front of them, and above. */
      readonly aheadM: number;
      readonly aboveM: number;
    };

/** Where to look, seen from the robot: pan is positive to its left, tilt is positive upwards (REP-103). */
export interface Direction {
  readonly panRad: number;
  readonly tiltRad: number;
}

export function areaOf([x1, y1, x2, y2]: Box): number {
  return Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
}

/** Intersection over union, 0 when apart. */
export function iou(a: Box, b: Box): number {
  const shared = areaOf([
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ]);
  return shared === 0 ? 0 : shared / (areaOf(a) + areaOf(b) - shared);
}

export function focalLengthPx(camera: CameraGeometry): number {
  return camera.widthPx / 2 / Math.tan(camera.fieldOfViewRad / 2);
}

export function degrees(value: number): number {
  return (value * Math.PI) / 180;
}
