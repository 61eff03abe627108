import type { VideoFrame } from "../../kernel/frames.ts";
import type { CameraGeometry } from "../../kernel/geometry.ts";

/** Where pictures come from. */
export interface Camera {
  readonly geometry: CameraGeometry;
  /**
   * Frames in capture order until the source ends or the signal is aborted (then the iteration simply
   * ends). Throws a `Fault` `camera.…` when the device is missing or lost.
   */
  frames(signal: AbortSignal): AsyncIterable<VideoFrame>;
}
