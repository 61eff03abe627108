/** How far from the end still is the end, in pixels: about a line. */
const END_PX = 30;

/** Where a window stands over a list of lines, in pixels. */
export interface Scrolled {
  /** What is hidden above the window. */
  readonly topPx: number;
  /** The same, when it was last looked. */
  readonly beforePx: number;
  readonly windowPx: number;
  readonly contentPx: number;
}

/**
 * Whether what comes is followed, after the window was scrolled. Only going up lets go: a browser tells of scrolling a
 * moment later, and lines that came meanwhile leave the end behind although nobody touched the list. Pure.
 */
export function followsAfter(followed: boolean, { topPx, beforePx, windowPx, contentPx }: Scrolled): boolean {
  if (contentPx - topPx - windowPx < END_PX) return true;
  return followed && topPx >= beforePx;
}
