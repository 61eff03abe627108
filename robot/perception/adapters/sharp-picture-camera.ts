import sharp from "sharp";
import { type Clock, instant } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { CameraGeometry } from "../../kernel/geometry.ts";
import type { Camera } from "../sight/camera.ts";

/** How the lens that took the files is taken to be mounted. */
export interface Mounting {
  readonly fieldOfViewRad: number;
  readonly heightM: number;
}

/** A camera that shows one picture file (PNG, JPEG, WebP, AVIF, TIFF, GIF's first frame) once, turned upright as its EXIF says. */
export class SharpPictureCamera implements Camera {
  readonly geometry: CameraGeometry;
  private readonly rgb: Uint8Array;

  private constructor(geometry: CameraGeometry, rgb: Uint8Array) {
    this.geometry = geometry;
    this.rgb = rgb;
  }

  /** @throws Fault `camera.unreadable` when the file is not a whole picture */
  static async open(path: string, mounting: Mounting, clock: Clock): Promise<SharpPictureCamera> {
    const decoded = sharp(path, { failOn: "error" })
      .autoOrient()
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { data, info } = await clock.during(decoded).catch((cause: unknown) => {
      throw new Fault({
        code: "camera.unreadable",
        what: `The picture ${path} cannot be read (${messageOf(cause)}).`,
        remedy: "Open it in a picture viewer; if that works, save it as PNG or JPEG and try again.",
        cause,
      });
    });
    const geometry = { ...mounting, widthPx: info.width, heightPx: info.height };
    return new SharpPictureCamera(geometry, new Uint8Array(data));
  }

  async *frames(signal: AbortSignal): AsyncIterable<VideoFrame> {
    if (signal.aborted) return;
    const { widthPx, heightPx } = this.geometry;
    yield { widthPx, heightPx, rgb: this.rgb.slice(), capturedAt: instant(0), index: 0 };
  }
}

/** True when the file's first bytes are those of a picture rather than a video. */
export async function looksLikePicture(path: string): Promise<boolean> {
  return sharp(path)
    .metadata()
    .then(
      () => true,
      () => false,
    );
}
