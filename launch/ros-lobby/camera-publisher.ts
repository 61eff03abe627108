import { type Clock, type Instant, wallTime } from "../../robot/kernel/clock.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import { type CameraGeometry, focalLengthPx } from "../../robot/kernel/geometry.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";
import type { CameraInfo, Image } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { Header } from "../../robot/ros/graph/messages/std-msgs.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { reads } from "../../robot/ros/interface.ts";
import { whilePluggedIn } from "./while-plugged-in.ts";

/** Pictures are measured along the lens (REP-103): z forwards, x to the right, y down. */
const OPTICAL_FRAME = "camera_optical_frame";

interface Parts {
  readonly graph: RosGraph;
  readonly camera: Camera;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** The lobby's camera as a driver publishes it: pictures and, with each, what the lens is like. */
export class CameraPublisher {
  private readonly parts: Parts;
  private watchers: () => number = () => 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Publishes until the signal is aborted; silent while a scenario has pulled the plug. */
  async run(signal: AbortSignal): Promise<void> {
    const { graph, camera, clock, journal } = this.parts;
    const images = graph.publisher(reads.image);
    const infos = graph.publisher(reads.cameraInfo);
    this.watchers = () => images.readers();
    try {
      await whilePluggedIn({ clock, journal, signal }, async () => {
        for await (const frame of camera.frames(signal)) {
          const header = headerOf(frame.capturedAt, clock);
          images.publish(imageOf(frame, header));
          infos.publish(infoOf(camera.geometry, header));
        }
      });
    } finally {
      this.watchers = () => 0;
      infos.close();
      images.close();
    }
  }

  /** Whether anybody watches. */
  isWatched(): boolean {
    return this.watchers() > 0;
  }
}

function headerOf(capturedAt: Instant, clock: Clock): Header {
  const agoMs = clock.now() - capturedAt;
  return { stamp: rosTimeOf(wallTime(clock.wallNow() - agoMs)), frame_id: OPTICAL_FRAME };
}

function imageOf({ widthPx, heightPx, rgb }: VideoFrame, header: Header): Image {
  return {
    header,
    height: heightPx,
    width: widthPx,
    encoding: "rgb8",
    is_bigendian: 0,
    step: widthPx * 3,
    data: rgb,
  };
}

/** An ideal pinhole: what the simulator draws with. */
function infoOf(geometry: CameraGeometry, header: Header): CameraInfo {
  const { widthPx, heightPx } = geometry;
  const [f, cx, cy] = [focalLengthPx(geometry), widthPx / 2, heightPx / 2];
  const info = {
    header,
    height: heightPx,
    width: widthPx,
    distortion_model: "plumb_bob",
    d: [0, 0, 0, 0, 0],
    k: [f, 0, cx, 0, f, cy, 0, 0, 1],
    // Nothing to rectify, one eye: what image_proc and rviz read besides.
    r: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    p: [f, 0, cx, 0, 0, f, cy, 0, 0, 0, 1, 0],
  };
  return info;
}
