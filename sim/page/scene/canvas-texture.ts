import { CanvasTexture, SRGBColorSpace } from "three";

/** A texture that is drawn once, with the canvas's own coordinates: y down. */
export function drawnTexture(
  widthPx: number,
  heightPx: number,
  draw: (context: CanvasRenderingContext2D) => void,
): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  draw(contextOf(canvas));
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 4;
  return texture;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  // Drawn by the processor: a few strokes are not worth the way to the graphics card and back.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("a canvas has no 2d context");
  return context;
}

export function css([red, green, blue]: readonly [number, number, number], alpha = 1): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** Numbers in 0 … 1 without a pattern that the eye would see. */
export type Scatter = () => number;

/** The same numbers every time, so that the robot's camera sees the same floor every time. */
export function scatter(seed: number): Scatter {
  let index = seed;
  return () => {
    index += 1;
    const wave = Math.sin(index * 12.9898) * 43758.5453;
    return wave - Math.floor(wave);
  };
}
