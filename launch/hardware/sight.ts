import { stat } from "node:fs/promises";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { FfmpegV4l2Camera } from "../../robot/perception/adapters/ffmpeg-v4l2-camera.ts";
import { FfmpegVideoCamera } from "../../robot/perception/adapters/ffmpeg-video-camera.ts";
import { OnnxVision } from "../../robot/perception/adapters/onnx-vision.ts";
import { RosCamera, type RosCameraParts } from "../../robot/perception/adapters/ros-camera.ts";
import {
  looksLikePicture,
  type Mounting,
  SharpPictureCamera,
} from "../../robot/perception/adapters/sharp-picture-camera.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";
import { geometryOf } from "../../robot/perception/sight/camera-geometry.ts";
import type { FaceDetector } from "../../robot/perception/sight/face-detector.ts";
import type { PersonDetector } from "../../robot/perception/sight/person-detector.ts";
import type { CameraConfig, SightRules } from "../../robot/perception/sight/sight-config.ts";
import { reads } from "../../robot/ros/interface.ts";
import type { RosRules } from "../../robot/ros/ros-config.ts";

/** The robot's own camera. It is opened by its first frame, and again whenever it was lost. */
export function webcam(config: CameraConfig, clock: Clock): Camera {
  return new FfmpegV4l2Camera(config, clock);
}

export interface RosCameraNeeds extends Pick<RosCameraParts, "graph" | "clock" | "journal" | "gauges"> {
  /** Size and field of view are believed until pictures and a calibration say otherwise; the rest is the driver's. */
  readonly camera: CameraConfig;
  readonly rules: RosRules["camera"];
}

/** A camera that another node drives. It is subscribed while somebody looks through it. */
export function rosCamera({ camera, rules, ...around }: RosCameraNeeds): Camera {
  return new RosCamera({
    ...around,
    pictures:
      rules.transport === "raw"
        ? { transport: "raw", topic: reads.image }
        : { transport: "compressed", topic: reads.compressedImage },
    info: reads.cameraInfo,
    geometry: geometryOf(camera),
    silentMs: rules.silentMs,
  });
}

/** The person and face detectors, in a thread of their own until closed. */
export interface Vision {
  readonly persons: PersonDetector;
  readonly faces: FaceDetector;
  close(): Promise<void>;
}

/** @throws Fault `model.…` when a model is missing, corrupt or refused */
export function openVision(clock: Clock, rules: SightRules, modelsFolder?: string): Promise<Vision> {
  return OnnxVision.open(clock, rules, modelsFolder);
}

/** A picture shows one frame; a video shows its frames in turn. */
export interface FileCamera {
  readonly kind: "picture" | "video";
  readonly camera: Camera;
}

/** @throws Fault `camera.no-such-file`, `camera.not-a-file`, `camera.unreadable`, `ffmpeg.missing` */
export async function openFileCamera(
  path: string,
  framesPerSecond: number,
  mounting: Mounting,
  clock: Clock,
  signal: AbortSignal,
): Promise<FileCamera> {
  await checkFile(path);
  if (await looksLikePicture(path)) {
    return { kind: "picture", camera: await SharpPictureCamera.open(path, mounting, clock) };
  }
  const camera = await FfmpegVideoCamera.open(path, framesPerSecond, mounting, clock, signal);
  return { kind: "video", camera };
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Fault({
      code: "camera.no-such-file",
      what: `The file ${path} cannot be opened (${messageOf(cause)}).`,
      remedy: "Check its name and folder.",
      cause,
    });
  });
  if (found.isFile()) return;
  throw new Fault({
    code: "camera.not-a-file",
    what: `${path} is ${found.isDirectory() ? "a folder" : "not a regular file"}.`,
    remedy: "Name the picture or video files themselves.",
  });
}
