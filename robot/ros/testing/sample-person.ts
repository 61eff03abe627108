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
