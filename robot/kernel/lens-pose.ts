import { type CameraGeometry, type Direction, focalLengthPx } from "./geometry.ts";

/** Metres in the robot's frame: x ahead, y to the left, z up from the floor (REP-103). */
export interface Place {
  readonly xM: number;
  readonly yM: number;
  readonly zM: number;
}

/** Where a lens is and where it looks. */
export interface LensPose extends Place {
  /** It never rolls: the lens stands in the plane that both axes of the head keep upright. */
  readonly panRad: number;
  readonly tiltRad: number;
}

/** A pixel of a picture; fractions are places within it. */
export interface Pixel {
  readonly xPx: number;
  readonly yPx: number;
}

/** Where the lens is while the head's joints are so. A camera on the body does not care. */
export function lensPose(camera: CameraGeometry, head: Direction): LensPose {
  const { mount, heightM } = camera;
  if (mount?.on !== "head") return { xM: 0, yM: 0, zM: heightM, panRad: 0, tiltRad: mount?.tiltRad ?? 0 };
  const { aheadM, aboveM } = mount;
  const [sin, cos] = [Math.sin(head.tiltRad), Math.cos(head.tiltRad)];
  const outM = aheadM * cos - aboveM * sin;
  return {
    xM: outM * Math.cos(head.panRad),
    yM: outM * Math.sin(head.panRad),
    zM: heightM - aboveM + aheadM * sin + aboveM * cos,
    panRad: head.panRad,
    tiltRad: head.tiltRad + mount.tiltRad,
  };
}

/** Which way a pixel is from the lens, in the robot's frame: azimuth and height angle. */
export function bearingOf(camera: CameraGeometry, lens: LensPose, { xPx, yPx }: Pixel): Direction {
  const focalPx = focalLengthPx(camera);
  const left = (camera.widthPx / 2 - xPx) / focalPx;
  const up = (camera.heightPx / 2 - yPx) / focalPx;
  // The lens looks along x of its own frame; tilting turns x and z, panning is left for the end.
  const [sin, cos] = [Math.sin(lens.tiltRad), Math.cos(lens.tiltRad)];
  const ahead = cos - up * sin;
  const above = sin + up * cos;
  return {
    panRad: lens.panRad + Math.atan2(left, ahead),
    tiltRad: Math.atan2(above, Math.hypot(ahead, left)),
  };
}

/** The same place as the lens has it: x along it, y to its left, z up on the picture. */
export function fromLens(lens: LensPose, { xM, yM, zM }: Place): Place {
  const [dx, dy, dz] = [xM - lens.xM, yM - lens.yM, zM - lens.zM];
  const [sinPan, cosPan] = [Math.sin(lens.panRad), Math.cos(lens.panRad)];
  const [sinTilt, cosTilt] = [Math.sin(lens.tiltRad), Math.cos(lens.tiltRad)];
  const out = dx * cosPan + dy * sinPan;
  return {
    xM: out * cosTilt + dz * sinTilt,
    yM: dy * cosPan - dx * sinPan,
    zM: dz * cosTilt - out * sinTilt,
  };
}

/** Where something shows in the picture; null when it is not in front of the lens. May lie beyond the picture's edges. */
export function pixelOf(camera: CameraGeometry, lens: LensPose, place: Place): Pixel | null {
  const { xM: depthM, yM: leftM, zM: upM } = fromLens(lens, place);
  if (depthM <= 0) return null;
  const focalPx = focalLengthPx(camera);
  return {
    xPx: camera.widthPx / 2 - (leftM / depthM) * focalPx,
    yPx: camera.heightPx / 2 - (upM / depthM) * focalPx,
  };
}
