import type { Placement } from "./letterbox.ts";

/** Packed RGB, row by row. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}

/** How a network wants its pixels: where each channel goes, and what is made of its 0 … 255. */
export interface TensorLayout {
  readonly order: "planes" | "interleaved";
  /** Position of red, green and blue among the channels. */
  readonly channels: readonly [number, number, number];
  /** The tensor holds `value × gain + bias`, per red, green, blue. */
  readonly gain: readonly [number, number, number];
  readonly bias: readonly [number, number, number];
  /** Tensor value where the region ends before the square does, or reaches past the frame. */
  readonly padding: number;
}

/**
 * Scales one region of a picture into a square tensor, bilinearly, in one pass over the output.
 *
 * @returns `3 × sizePx × sizePx` floats in the given layout
 */
export function resample(picture: Picture, placement: Placement, layout: TensorLayout): Float32Array {
  if (placement.scale <= 0.5) return resample(halved(picture), halvedPlacement(placement), layout);
  const { sizePx, scale, region, padLeftPx, padTopPx } = placement;
  const across = taps(sizePx, scale, padLeftPx, region[0], picture.widthPx);
  const down = taps(sizePx, scale, padTopPx, region[1], picture.heightPx);
  const pixelStep = layout.order === "planes" ? 1 : 3;
  const channelStep = layout.order === "planes" ? sizePx * sizePx : 1;
  const [red, green, blue] = layout.channels.map((position) => position * channelStep);
  const [redGain, greenGain, blueGain] = layout.gain;
  const [redBias, greenBias, blueBias] = layout.bias;
  const { rgb } = picture;
  const rowBytes = picture.widthPx * 3;
  const tensor = new Float32Array(3 * sizePx * sizePx);
  if (layout.padding !== 0) tensor.fill(layout.padding);

  for (let y = down.from; y < down.to; y++) {
    const upper = down.first[y] * rowBytes;
    const lower = down.second[y] * rowBytes;
    const lowerShare = down.secondShare[y];
    for (let x = across.from; x < across.to; x++) {
      const left = across.first[x] * 3;
      const right = across.second[x] * 3;
      const rightShare = across.secondShare[x];
      const lowerRight = rightShare * lowerShare;
      const upperRight = rightShare - lowerRight;
      const lowerLeft = lowerShare - lowerRight;
      const upperLeft = 1 - rightShare - lowerLeft;
      const a = upper + left;
      const b = upper + right;
      const c = lower + left;
      const d = lower + right;
      const at = (y * sizePx + x) * pixelStep;
      // Written out for the three channels: an inner loop costs a third more (bench/detector.ts).
      tensor[at + red] =
        (rgb[a] * upperLeft + rgb[b] * upperRight + rgb[c] * lowerLeft + rgb[d] * lowerRight) * redGain +
        redBias;
      tensor[at + green] =
        (rgb[a + 1] * upperLeft +
          rgb[b + 1] * upperRight +
          rgb[c + 1] * lowerLeft +
          rgb[d + 1] * lowerRight) *
          greenGain +
        greenBias;
      tensor[at + blue] =
        (rgb[a + 2] * upperLeft +
          rgb[b + 2] * upperRight +
          rgb[c + 2] * lowerLeft +
          rgb[d + 2] * lowerRight) *
          blueGain +
        blueBias;
    }
  }
  return tensor;
}

interface Taps {
  /** The outputs that fall on the picture: `from` ≤ i < `to`. */
  readonly from: number;
  readonly to: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly secondShare: Float32Array;
}

/** Which two source pixels make each output pixel of one row or column, and in what shares. */
function taps(sizePx: number, scale: number, padPx: number, regionStart: number, sourcePx: number): Taps {
  const first = new Int32Array(sizePx);
  const second = new Int32Array(sizePx);
  const secondShare = new Float32Array(sizePx);
  let from = sizePx;
  let to = 0;
  for (let i = 0; i < sizePx; i++) {
    // Pixel centres lie at halves in both pictures.
    const source = (i + 0.5 - padPx) / scale + regionStart - 0.5;
    if (source < -0.5 || source > sourcePx - 0.5) continue;
    from = Math.min(from, i);
    to = i + 1;
    const below = Math.floor(source);
    first[i] = Math.max(0, below);
    second[i] = Math.min(sourcePx - 1, below + 1);
    secondShare[i] = source - below;
  }
  return { from, to, first, second, secondShare };
}

/** Averages 2 × 2 pixels: below half size, two taps would skip source pixels and alias. */
function halved(picture: Picture): Picture {
  const widthPx = Math.max(1, picture.widthPx >> 1);
  const heightPx = Math.max(1, picture.heightPx >> 1);
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const right = picture.widthPx > 1 ? 3 : 0;
  const below = picture.heightPx > 1 ? picture.widthPx * 3 : 0;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * 2 * picture.widthPx + x * 2) * 3 + channel;
        const sum =
          picture.rgb[at] +
          picture.rgb[at + right] +
          picture.rgb[at + below] +
          picture.rgb[at + below + right];
        rgb[(y * widthPx + x) * 3 + channel] = (sum + 2) >> 2;
      }
    }
  }
  return { widthPx, heightPx, rgb };
}

function halvedPlacement(placement: Placement): Placement {
  const [x1, y1, x2, y2] = placement.region;
  return { ...placement, region: [x1 / 2, y1 / 2, x2 / 2, y2 / 2], scale: placement.scale * 2 };
}
