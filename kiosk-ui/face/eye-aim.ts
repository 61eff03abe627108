import type { FacePlace } from "../../robot/dialogue/face-protocol.ts";

/** Which way the eyes look together: yaw to the screen's right, pitch upwards, as whoever faces the screen sees it. */
export interface Sight {
  readonly yawRad: number;
  readonly pitchRad: number;
  /** One over the distance: what turns the eyes towards each other. 0 looks into the distance. */
  readonly nearness: number;
}

/** Which way one eye points. */
export interface EyeAim {
  readonly yawRad: number;
  readonly pitchRad: number;
}

/** Where the drawn face is on the glass, in metres from the display's middle. */
export interface FaceOnGlass {
  readonly rightM: number;
  readonly upM: number;
}

/** At ease: straight ahead, a little down, as people look who wait for nobody. */
export const atEase: Sight = { yawRad: 0, pitchRad: -0.03, nearness: 0.3 };

/** A CSS pixel is defined as 1/96 inch at arm's length; kiosk displays come within a tenth of that. */
const METRES_PER_PIXEL = 0.0254 / 96;

export function metresOf(pixels: number): number {
  return pixels * METRES_PER_PIXEL;
}

/** How the eyes of a face have to look to meet somebody's. Pure. */
export function sightOf(place: FacePlace, face: FaceOnGlass): Sight {
  const right = place.rightM - face.rightM;
  const up = place.upM - face.upM;
  return {
    yawRad: Math.atan2(right, place.awayM),
    pitchRad: Math.atan2(up, Math.hypot(right, place.awayM)),
    nearness: 1 / place.awayM,
  };
}

/**
 * Which way one of the two eyes points. Each looks at the same face from its own place, so that they turn towards each
 * other when somebody comes close. Pure.
 *
 * @param aside of the eye from the middle between both, in metres to the screen's right
 */
export function aimOf({ yawRad, pitchRad, nearness }: Sight, aside: number): EyeAim {
  return { yawRad: Math.atan(Math.tan(yawRad) - aside * nearness), pitchRad };
}
