import type { Box } from "../../kernel/geometry.ts";

/** How one region of a frame is laid into a square network input: scaled as it is, centred, padded. */
export interface Placement {
  readonly region: Box;
  readonly sizePx: number;
  /** Input pixels per frame pixel. */
  readonly scale: number;
  readonly padLeftPx: number;
  readonly padTopPx: number;
}

/** Keeps the region's proportions: people squeezed into a square are found less surely. */
export function letterbox(region: Box, sizePx: number): Placement {
  const widthPx = region[2] - region[0];
  const heightPx = region[3] - region[1];
  const scale = sizePx / Math.max(widthPx, heightPx);
  return {
    region,
    sizePx,
    scale,
    padLeftPx: (sizePx - widthPx * scale) / 2,
    padTopPx: (sizePx - heightPx * scale) / 2,
  };
}

/** From frame pixels to input pixels. */
export function toInput(placement: Placement, [x1, y1, x2, y2]: Box): Box {
  const { region, scale, padLeftPx, padTopPx } = placement;
  const x = (xPx: number) => (xPx - region[0]) * scale + padLeftPx;
  const y = (yPx: number) => (yPx - region[1]) * scale + padTopPx;
  return [x(x1), y(y1), x(x2), y(y2)];
}

/** From input pixels back to frame pixels; the inverse of {@link toInput}. */
export function toFrame(placement: Placement, [x1, y1, x2, y2]: Box): Box {
  const { region, scale, padLeftPx, padTopPx } = placement;
  const x = (xPx: number) => (xPx - padLeftPx) / scale + region[0];
  const y = (yPx: number) => (yPx - padTopPx) / scale + region[1];
  return [x(x1), y(y1), x(x2), y(y2)];
}
