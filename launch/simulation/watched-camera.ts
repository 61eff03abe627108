import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";

/** The same camera, with somebody who looks at every picture as well. */
export function watchedCamera(camera: Camera, watch: (frame: VideoFrame) => void): Camera {
  return {
    geometry: camera.geometry,
    async *frames(signal) {
      for await (const frame of camera.frames(signal)) {
        watch(frame);
        yield frame;
      }
    },
  };
}
