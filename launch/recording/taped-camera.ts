import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault, isAbort } from "../../robot/kernel/fault.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";
import type { PictureCode, PictureReader } from "../../robot/recording/picture-code.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { CAMERA_FRAME, cameraInfoOf } from "./drawn-scene.ts";
import { recordedFaultOf } from "./recorded-fault.ts";

export interface PictureRules {
  readonly code: PictureCode;
  readonly read: PictureReader;
  /**
   * The robot sees the picture as it was written down, so that a replay shows it the very same one. Without it the
   * pictures are for people to look at, and one that comes while the last is being written is left out.
   */
  readonly faithful: boolean;
}

/** Writes down every picture on its way to the robot. */
export function tapedCamera(camera: Camera, tape: Tape, rules: PictureRules, clock: Clock): Camera {
  let geometry = "";
  let writing = false;
  const write = (frame: VideoFrame, coded: Uint8Array) =>
    tape.write(
      "camera",
      {
        timestamp: timestampOf(frame.capturedAt),
        frame_id: CAMERA_FRAME,
        data: Buffer.from(coded).toString("base64"),
        format: rules.code.format,
        index: frame.index,
      },
      frame.capturedAt,
    );
  const seen = async (frame: VideoFrame): Promise<VideoFrame> => {
    const now = JSON.stringify(camera.geometry);
    if (now !== geometry) {
      tape.write("calibration", { geometry: { ...camera.geometry } });
      tape.write("cameraInfo", cameraInfoOf(camera.geometry, frame.capturedAt), frame.capturedAt);
    }
    geometry = now;
    if (!tape.wants("camera")) return frame;
    if (!rules.faithful) {
      if (writing) return frame;
      writing = true;
      // Nobody waits for it; a picture that cannot be written is missing for whoever watches, and no more.
      void rules.code
        .encode(frame)
        .then((coded) => write(frame, coded))
        .catch(() => undefined)
        .finally(() => {
          writing = false;
        });
      return frame;
    }
    const coded = await clock.during(rules.code.encode(frame));
    write(frame, coded);
    return { ...frame, ...(await clock.during(rules.read(coded))) };
  };
  return {
    get geometry() {
      return camera.geometry;
    },
    frames: async function* (signal) {
      try {
        for await (const frame of camera.frames(signal)) yield await seen(frame);
        if (!signal.aborted) tape.write("sources", { source: "camera", event: "ended", fault: null });
      } catch (error) {
        if (error instanceof Fault && !isAbort(error, signal)) {
          tape.write("sources", { source: "camera", event: "failed", fault: recordedFaultOf(error) });
        }
        throw error;
      }
    },
  };
}
