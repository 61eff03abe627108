import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { CameraGeometry } from "../../kernel/geometry.ts";
import type { Camera } from "../sight/camera.ts";
import { geometryOf } from "../sight/camera-geometry.ts";
import type { CameraConfig } from "../sight/sight-config.ts";
import { ffmpegPictures } from "./ffmpeg-pictures.ts";

/** A webcam, through ffmpeg's V4L2 input. */
export class FfmpegV4l2Camera implements Camera {
  readonly geometry: CameraGeometry;
  private readonly config: CameraConfig;
  private readonly clock: Clock;
  private delivered = 0;

  constructor(config: CameraConfig, clock: Clock) {
    this.config = config;
    this.clock = clock;
    this.geometry = geometryOf(config);
  }

  /**
   * May be called again after the camera was lost; the index goes on counting.
   *
   * @throws Fault `camera.missing`, `camera.forbidden`, `camera.lost`, `ffmpeg.missing`
   */
  async *frames(signal: AbortSignal): AsyncIterable<VideoFrame> {
    const { device, widthPx, heightPx, framesPerSecond } = this.config;
    await checkDevice(device);
    const size = `${widthPx}x${heightPx}`;
    const input = [
      ...["-f", "v4l2", "-framerate", `${framesPerSecond}`, "-video_size", size, "-i", device],
      // A driver may answer with another size; the geometry is the configured one.
      ...["-vf", `scale=${widthPx}:${heightPx}`],
    ];
    const telling = {
      code: "camera.lost",
      subject: `The camera ${device}`,
      remedy: `Check its cable, that no other program uses it, and that \`v4l2-ctl -d ${device} --list-formats-ext\` offers ${size}.`,
    };
    for await (const picture of ffmpegPictures(input, telling, signal)) {
      yield { ...picture, capturedAt: this.clock.now(), index: this.delivered++ };
    }
    if (signal.aborted) return;
    // A webcam has no end: ffmpeg ends without a complaint when the device is unplugged.
    throw new Fault({
      code: "camera.lost",
      what: `${telling.subject} stopped delivering pictures.`,
      remedy: telling.remedy,
    });
  }
}

async function checkDevice(device: string): Promise<void> {
  await access(device).catch((cause: unknown) => {
    throw new Fault({
      code: "camera.missing",
      what: `There is no camera at ${device}.`,
      remedy: "Plug it in, or set sight.camera.device to one of /dev/video*.",
      cause,
    });
  });
  await access(device, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw new Fault({
      code: "camera.forbidden",
      what: `The robot may not open the camera ${device}.`,
      remedy: "Add its user to the video group: `usermod -aG video USER`, then log in again.",
      cause,
    });
  });
}
