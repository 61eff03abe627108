import { type CameraGeometry, focalLengthPx } from "../../robot/kernel/geometry.ts";
import { fromLens, type LensPose, type Pixel, pixelOf } from "../../robot/kernel/lens-pose.ts";
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

/** A pinhole camera as it stands at one moment: world points to pixels, pixels to rays. */
export class Lens {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly position: Vector;
  /** Unit vectors of all pixels in the lobby's frame, row by row, x y z. */
  readonly rays: Float32Array;
  private readonly geometry: CameraGeometry;
  private readonly pose: LensPose;
  private readonly focalPx: number;

  constructor(geometry: CameraGeometry, pose: LensPose) {
    this.geometry = geometry;
    this.pose = pose;
    this.widthPx = geometry.widthPx;
    this.heightPx = geometry.heightPx;
    this.position = [pose.xM, pose.yM, pose.zM];
    this.focalPx = focalLengthPx(geometry);
    this.rays = raysOf(geometry, pose, this.focalPx);
  }

  /** Null when the point is not before the lens. */
  project([xM, yM, zM]: Vector): Pixel | null {
    return pixelOf(this.geometry, this.pose, { xM, yM, zM });
  }

  /** The pixels that balls at these places could touch; null when none of them is in view. */
  patchOf(balls: readonly { readonly centre: Vector; readonly radiusM: number }[]): Patch | null {
    let left = Number.POSITIVE_INFINITY;
    let top = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const { centre, radiusM } of balls) {
      const [xM, yM, zM] = centre;
      const { xM: depthM, yM: leftM, zM: upM } = fromLens(this.pose, { xM, yM, zM });
      // A ball's outline reaches further than its centre's depth suggests: measure it at its nearest point.
      const nearestM = Math.max(NEAREST_M, depthM - radiusM);
      const furthestM = Math.max(NEAREST_M, depthM + radiusM);
      if (depthM + radiusM < NEAREST_M) continue;
      for (const atM of [nearestM, furthestM]) {
        const x = this.widthPx / 2 - (leftM / atM) * this.focalPx;
        const y = this.heightPx / 2 - (upM / atM) * this.focalPx;
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

function raysOf(
  { widthPx, heightPx }: CameraGeometry,
  { panRad, tiltRad }: LensPose,
  focalPx: number,
): Float32Array {
  const rays = new Float32Array(widthPx * heightPx * 3);
  const [sinPan, cosPan] = [Math.sin(panRad), Math.cos(panRad)];
  const [sinTilt, cosTilt] = [Math.sin(tiltRad), Math.cos(tiltRad)];
  for (let row = 0, at = 0; row < heightPx; row++) {
    const up = (heightPx / 2 - row - 0.5) / focalPx;
    const out = cosTilt - up * sinTilt;
    const rise = sinTilt + up * cosTilt;
    for (let column = 0; column < widthPx; column++, at += 3) {
      const left = (widthPx / 2 - column - 0.5) / focalPx;
      const shorter = 1 / Math.sqrt(1 + left * left + up * up);
      rays[at] = (out * cosPan - left * sinPan) * shorter;
      rays[at + 1] = (out * sinPan + left * cosPan) * shorter;
      rays[at + 2] = rise * shorter;
    }
  }
  return rays;
}
