import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";

/** Photographs the lobby at a steady rate. */
export class SimulatedCamera implements Camera {
  readonly geometry: CameraGeometry;
  private readonly clock: Clock;
  private readonly periodMs: number;
  private readonly picture: () => Promise<Uint8Array>;
  private readonly broken: () => boolean;
  private index = 0;

  /**
   * @param picture draws the lobby as it is now: packed RGB of the geometry's size
   * @param broken whether somebody has pulled the camera's plug
   */
  constructor(
    geometry: CameraGeometry,
    framesPerSecond: number,
    clock: Clock,
    picture: () => Promise<Uint8Array>,
    broken: () => boolean,
  ) {
    this.geometry = geometry;
    this.clock = clock;
    this.periodMs = 1000 / framesPerSecond;
    this.picture = picture;
    this.broken = broken;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<VideoFrame> {
    for (let dueMs: number = this.clock.now(); !signal.aborted; ) {
      if (this.broken()) {
        throw new Fault({
          code: "camera.lost",
          what: "The simulated camera was unplugged by its scenario.",
          remedy: "Wait until the scenario plugs it in again.",
        });
      }
      const { widthPx, heightPx } = this.geometry;
      const capturedAt = this.clock.now();
      // Drawing is work: simulated time stands still meanwhile, however slow the painter is.
      const rgb = await this.clock.during(this.picture());
      yield { widthPx, heightPx, rgb, capturedAt, index: this.index++ };
      // Frames that a slow host missed are not made up for; the index tells.
      const missed = Math.max(0, Math.floor((this.clock.now() - dueMs) / this.periodMs));
      this.index += missed;
      dueMs += this.periodMs * (missed + 1);
      await this.clock.sleep(dueMs - this.clock.now(), signal).catch(() => undefined);
    }
  }
}
