/** Where the eyes point: -1 … 1, to the screen's right and down, as CSS counts. */
export interface Look {
  readonly x: number;
  readonly y: number;
}

/** A visitor at the very edge of the picture is still looked at with both eyes inside the visor. */
const EDGE = 1;

/** The look that meets a visitor at `gaze`; straight ahead when nobody is there. Pure. */
export function lookOf(gaze: { readonly x: number; readonly y: number } | null): Look {
  if (gaze === null) return { x: 0, y: 0 };
  return { x: eased(gaze.x), y: -eased(gaze.y) };
}

/** Most of the movement happens around the middle, where people stand; sine flattens towards the edge. */
function eased(offset: number): number {
  const within = Math.max(-EDGE, Math.min(EDGE, offset));
  return Math.round(Math.sin((within * Math.PI) / 2) * 1000) / 1000 || 0;
}
