import type { Clock, Instant } from "../../robot/kernel/clock.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";
import type { Reel } from "./reel.ts";

/** A picture as it was written down. */
export interface RecordedPicture {
  readonly coded: Uint8Array;
  readonly capturedAt: Instant;
  readonly index: number;
  /** What was believed of the camera when it was taken. */
  readonly geometry: CameraGeometry;
}

/** Shows recorded pictures. */
export class ReplayedCamera implements Camera {
  private believed: CameraGeometry;
  private readonly reel: Reel<RecordedPicture>;
  private readonly read: (coded: Uint8Array) => Promise<Pick<VideoFrame, "widthPx" | "heightPx" | "rgb">>;
  private readonly clock: Clock;

  constructor(
    reel: Reel<RecordedPicture>,
    geometry: CameraGeometry,
    read: (coded: Uint8Array) => Promise<Pick<VideoFrame, "widthPx" | "heightPx" | "rgb">>,
    clock: Clock,
  ) {
    this.reel = reel;
    this.believed = geometry;
    this.read = read;
    this.clock = clock;
  }

  get geometry(): CameraGeometry {
    return this.believed;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<VideoFrame> {
    for await (const { coded, capturedAt, index, geometry } of this.reel.play(signal)) {
      this.believed = geometry;
      yield { ...(await this.clock.during(this.read(coded))), capturedAt, index };
    }
  }
}
