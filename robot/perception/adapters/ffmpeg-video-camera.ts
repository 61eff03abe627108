import { type Clock, instant } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { CameraGeometry } from "../../kernel/geometry.ts";
import type { Camera } from "../sight/camera.ts";
import type { Picture } from "../sight/resample.ts";
import { ffmpegPictures, type Telling } from "./ffmpeg-pictures.ts";
import type { Mounting } from "./sharp-picture-camera.ts";

/**
 * A camera that shows a video file once, as fast as its frames are taken. Frames are stamped by their place
 * in the video, so what is seen in it does not depend on how fast this machine is.
 */
export class FfmpegVideoCamera implements Camera {
  readonly geometry: CameraGeometry;
  private readonly path: string;
  private readonly framesPerSecond: number;

  private constructor(path: string, framesPerSecond: number, geometry: CameraGeometry) {
    this.path = path;
    this.framesPerSecond = framesPerSecond;
    this.geometry = geometry;
  }

  /** @throws Fault `camera.unreadable`, `ffmpeg.missing` */
  static async open(
    path: string,
    framesPerSecond: number,
    mounting: Mounting,
    clock: Clock,
    signal: AbortSignal,
  ): Promise<FfmpegVideoCamera> {
    const first = await clock.during(firstPicture(path, signal));
    const geometry = { ...mounting, widthPx: first.widthPx, heightPx: first.heightPx };
    return new FfmpegVideoCamera(path, framesPerSecond, geometry);
  }

  async *frames(signal: AbortSignal): AsyncIterable<VideoFrame> {
    let index = 0;
    const input = ["-i", fileUrl(this.path), "-an", "-vf", `fps=${this.framesPerSecond}`];
    for await (const picture of ffmpegPictures(input, tellingOf(this.path), signal)) {
      yield { ...picture, capturedAt: instant((index * 1000) / this.framesPerSecond), index };
      index += 1;
    }
  }
}

async function firstPicture(path: string, signal: AbortSignal): Promise<Picture> {
  const input = ["-i", fileUrl(path), "-an", "-frames:v", "1"];
  for await (const picture of ffmpegPictures(input, tellingOf(path), signal)) return picture;
  signal.throwIfAborted();
  const { code, subject, remedy } = tellingOf(path);
  throw new Fault({ code, what: `${subject} has no picture in it.`, remedy });
}

/** Keeps a path that contains a colon from being taken for a protocol, which could reach the network. */
function fileUrl(path: string): string {
  return `file:${path}`;
}

function tellingOf(path: string): Telling {
  return {
    code: "camera.unreadable",
    subject: `The video ${path}`,
    remedy: "Give a picture (PNG, JPEG, WebP) or a video that ffmpeg can read.",
  };
}
