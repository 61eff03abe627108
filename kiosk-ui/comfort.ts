import type { FacePlace } from "../robot/dialogue/face-protocol.ts";

/** How this visitor reads and reaches best. Forgotten with them. */
export interface Comfort {
  readonly large: boolean;
  readonly contrast: boolean;
  /** Everything to touch in the lower half of a standing display; null: as the height of their eyes suggests. */
  readonly low: boolean | null;
}

export type ComfortName = keyof Comfort;

export const usualComfort: Comfort = { large: false, contrast: false, low: null };

/** Whose eyes are hardly above the middle of the display, sitting or small, does not reach its upper half. */
const LOW_EYES_M = 0.08;
/** Who leans forward for a moment has not sat down: between the two nothing changes. */
const HIGH_EYES_M = 0.22;

/** Whether the eyes that are met are low; nobody seen leaves it as it was. Pure. */
export function eyesAreLow(before: boolean, gaze: FacePlace | null): boolean {
  if (!gaze) return before;
  if (gaze.upM <= LOW_EYES_M) return true;
  return gaze.upM < HIGH_EYES_M && before;
}

/** What the page does about it: the visitor's own wish wins over what the camera suggests. Pure. */
export function isLow({ low }: Comfort, eyesLow: boolean): boolean {
  return low ?? eyesLow;
}
