import type { SeenPerson } from "../people.ts";

/** Somebody straight ahead at two metres, in a picture of 640 × 480. */
export function samplePerson(track: string, rest: Partial<SeenPerson> = {}): SeenPerson {
  return {
    track,
    box: [280, 100, 360, 460],
    score: 0.7,
    distanceM: 2,
    direction: { panRad: 0, tiltRad: 0 },
    engagement: "noticed",
    ...rest,
  };
}

/** How the kiosk's camera saw them: level, straight ahead. */
export const SAMPLE_FRAME = { widthPx: 640, heightPx: 480, heightM: 1.6 };
export const SAMPLE_LENS = { xM: 0, yM: 0, zM: 1.6, panRad: 0, tiltRad: 0 };
