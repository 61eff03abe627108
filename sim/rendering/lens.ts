import { type CameraGeometry, focalLengthPx } from "../../robot/kernel/geometry.ts";
import type { Vector } from "../bodies/vector.ts";

/** Nothing nearer than this is drawn: it would be inside the kiosk. */
export const NEAREST_M = 0.15;

/** A rectangle of whole pixels, right and bottom excluded. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A pinhole camera on the kiosk's body, looking straight ahead: world points to pixels, pixels to rays. */
export class Lens {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly position: Vector;
  /** Unit vectors of all pixels, row by row, x y z. */
  readonly rays: Float32Array;
  private readonly focalPx: number;

  constructor(geometry: CameraGeometry) {
    this.widthPx = geometry.widthPx;
    this.heightPx = geometry.heightPx;
    this.position = [0, 0, geometry.heightM];
    this.focalPx = focalLengthPx(geometry);
    this.rays = raysOf(geometry, this.focalPx);
  }

  /** Null when the point is behind the lens. */
  project(point: Vector): { readonly xPx: number; readonly yPx: number } | null {
    const ahead = point[0] - this.position[0];
    if (ahead < NEAREST_M) return null;
    return {
      xPx: this.widthPx / 2 - ((point[1] - this.position[1]) / ahead) * this.focalPx,
      yPx: this.heightPx / 2 - ((point[2] - this.position[2]) / ahead) * this.focalPx,
    };
  }

  /** The pixels that balls at these places could touch; null when none of them is in view. */
  patchOf(balls: readonly { readonly centre: Vector; readonly radiusM: number }[]): Patch | null {
    let left = Number.POSITIVE_INFINITY;
    let top = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const { centre, radiusM } of balls) {
      // A ball's outline reaches further than its centre's depth suggests: measure it at its nearest point.
      const nearestM = Math.max(NEAREST_M, centre[0] - radiusM);
      const furthestM = Math.max(NEAREST_M, centre[0] + radiusM);
      if (centre[0] + radiusM < NEAREST_M) continue;
      for (const depthM of [nearestM, furthestM]) {
        const x = this.widthPx / 2 - (centre[1] / depthM) * this.focalPx;
        const y = this.heightPx / 2 - ((centre[2] - this.position[2]) / depthM) * this.focalPx;
        const radiusPx = (radiusM / nearestM) * this.focalPx;
        left = Math.min(left, x - radiusPx);
        right = Math.max(right, x + radiusPx);
        top = Math.min(top, y - radiusPx);
        bottom = Math.max(bottom, y + radiusPx);
      }
    }
    const patch = {
      left: Math.max(0, Math.floor(left)),
      top: Math.max(0, Math.floor(top)),
      right: Math.min(this.widthPx, Math.ceil(right)),
      bottom: Math.min(this.heightPx, Math.ceil(bottom)),
    };
    return patch.left < patch.right && patch.top < patch.bottom ? patch : null;
  }
}

function raysOf({ widthPx, heightPx }: CameraGeometry, focalPx: number): Float32Array {
  const rays = new Float32Array(widthPx * heightPx * 3);
  for (let row = 0, at = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, at += 3) {
      const left = (widthPx / 2 - column - 0.5) / focalPx;
      const up = (heightPx / 2 - row - 0.5) / focalPx;
      const length = Math.hypot(1, left, up);
      rays[at] = 1 / length;
      rays[at + 1] = left / length;
      rays[at + 2] = up / length;
    }
  }
  return rays;
}
