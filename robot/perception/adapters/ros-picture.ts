import type { Image } from "../../ros/graph/messages/sensor-msgs.ts";
import type { Picture } from "../sight/resample.ts";
import { type PictureFlaw, pictureFlaw } from "./ros-picture-flaw.ts";

/** How the bytes of one row become pixels. */
interface Encoding {
  rowBytes(widthPx: number): number;
  /** Writes one row's packed RGB; `to` is clamped to 0 … 255. */
  unpackRow(from: Uint8Array, start: number, widthPx: number, to: Uint8ClampedArray, at: number): void;
}

/**
 * Above this a header was garbled rather than a camera bought: twice the largest picture that
 * `sight.camera` can be configured to.
 */
export const LARGEST_PX = 2 * 3840 * 2160;

/** By the names of `sensor_msgs/image_encodings.hpp`; `uyvy` and `yuyv` are the newer names of the two before them. */
const encodings = new Map<string, Encoding>([
  ["rgb8", { rowBytes: (widthPx) => 3 * widthPx, unpackRow: copyRow }],
  ["bgr8", colours(3, 2, 1, 0)],
  ["rgba8", colours(4, 0, 1, 2)],
  ["bgra8", colours(4, 2, 1, 0)],
  ["mono8", colours(1, 0, 0, 0)],
  ["yuv422", lumaAndChroma(1, 0)],
  ["yuv422_yuy2", lumaAndChroma(0, 1)],
  ["uyvy", lumaAndChroma(1, 0)],
  ["yuyv", lumaAndChroma(0, 1)],
]);

/**
 * The picture in an image message, as packed RGB in memory of its own; or what is wrong with the message.
 * Strict as `cv_bridge` is: rows may be padded, but `step × height` is the length of the data. Pure.
 */
export function pictureIn(image: Image): Picture | PictureFlaw {
  const flaw = flawOfSize(image);
  if (flaw) return flaw;
  const encoding = encodings.get(image.encoding);
  if (!encoding) return unknownEncoding(image);
  return flawOfRows(image, encoding) ?? unpacked(image, encoding);
}

function unpacked({ width, height, step, data }: Image, encoding: Encoding): Picture {
  const rgb = new Uint8Array(width * height * 3);
  const clamped = new Uint8ClampedArray(rgb.buffer);
  for (let row = 0; row < height; row++) {
    encoding.unpackRow(data, row * step, width, clamped, row * width * 3);
  }
  return { widthPx: width, heightPx: height, rgb };
}

function flawOfSize({ width, height }: Image): PictureFlaw | null {
  const size = `${width}×${height}`;
  if (width === 0 || height === 0) {
    return pictureFlaw("no-size", `The camera's pictures are ${size} pixels.`, "Check the camera's driver.");
  }
  if (width * height > LARGEST_PX) {
    return pictureFlaw(
      "too-large",
      `The camera's pictures claim to be ${size} pixels.`,
      "Let the driver, or image_proc, send smaller ones: 640×480 is enough.",
    );
  }
  return null;
}

function flawOfRows(
  { width, height, step, data, encoding: name }: Image,
  encoding: Encoding,
): PictureFlaw | null {
  const rowBytes = encoding.rowBytes(width);
  if (step < rowBytes) {
    return pictureFlaw(
      "short-rows",
      `The camera's rows are ${step} bytes long (step), but ${width} pixels of ${name} take ${rowBytes}.`,
      "The driver that fills in `step` or `encoding` has to be corrected.",
    );
  }
  if (step * height !== data.length) {
    return pictureFlaw(
      "wrong-length",
      `The camera's pictures have ${data.length} bytes of data, but ${height} rows of ${step} bytes are ${step * height}.`,
      "The driver that fills in `step`, `height` or `data` has to be corrected.",
    );
  }
  return null;
}

function unknownEncoding({ encoding }: Image): PictureFlaw {
  return pictureFlaw(
    "unknown-encoding",
    `The camera's pictures are encoded as "${encoding}", which is not known here.`,
    `Let the driver, or image_proc, send one of ${[...encodings.keys()].join(", ")}.`,
  );
}

function copyRow(from: Uint8Array, start: number, widthPx: number, to: Uint8ClampedArray, at: number): void {
  to.set(from.subarray(start, start + 3 * widthPx), at);
}

/** Pixels of `size` bytes each, with the colours at these places in them. */
function colours(size: number, red: number, green: number, blue: number): Encoding {
  return {
    rowBytes: (widthPx) => size * widthPx,
    unpackRow(from, start, widthPx, to, at) {
      const end = start + size * widthPx;
      for (let pixel = start, out = at; pixel < end; pixel += size, out += 3) {
        to[out] = from[pixel + red] ?? 0;
        to[out + 1] = from[pixel + green] ?? 0;
        to[out + 2] = from[pixel + blue] ?? 0;
      }
    },
  };
}

/**
 * Two pixels in four bytes that share their colour (4:2:2), the first brightness at `luma`, the first colour at
 * `chroma`; video range of BT.601, in which cameras send it (Keith Jack, "Video Demystified": ×256, rounded).
 */
function lumaAndChroma(luma: number, chroma: number): Encoding {
  return {
    rowBytes: (widthPx) => 4 * Math.ceil(widthPx / 2),
    unpackRow(from, start, widthPx, to, at) {
      const end = at + 3 * widthPx;
      for (let pair = start, out = at; out < end; pair += 4) {
        const u = (from[pair + chroma] ?? 0) - 128;
        const v = (from[pair + chroma + 2] ?? 0) - 128;
        const red = 409 * v + 128;
        const green = -100 * u - 208 * v + 128;
        const blue = 516 * u + 128;
        for (let second = 0; second <= 2 && out < end; second += 2, out += 3) {
          const y = 298 * ((from[pair + luma + second] ?? 0) - 16);
          to[out] = (y + red) >> 8;
          to[out + 1] = (y + green) >> 8;
          to[out + 2] = (y + blue) >> 8;
        }
      }
    },
  };
}
