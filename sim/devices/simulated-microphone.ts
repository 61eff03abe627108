import { type Clock, instant } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";

const FRAME_MS = 20;

/** Hears the lobby in frames of 20 ms, each delivered when its last sample has been taken. */
export class SimulatedMicrophone implements Microphone {
  private readonly clock: Clock;
  private readonly hear: (fromMs: number, length: number) => Int16Array;
  private readonly broken: () => boolean;

  /** @param hear the samples from one instant of the clock on */
  constructor(clock: Clock, hear: (fromMs: number, length: number) => Int16Array, broken: () => boolean) {
    this.clock = clock;
    this.hear = hear;
    this.broken = broken;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    for (let fromMs: number = this.clock.now(); !signal.aborted; fromMs += FRAME_MS) {
      if (this.broken()) {
        throw new Fault({
          code: "microphone.lost",
          what: "The simulated microphone was unplugged by its scenario.",
          remedy: "Wait until the scenario plugs it in again.",
        });
      }
      const waitMs = fromMs + FRAME_MS - this.clock.now();
      // Behind: a device's buffer is read without waiting until it is empty.
      if (waitMs > 0) await this.clock.sleep(waitMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      const samples = this.hear(fromMs, (SAMPLE_RATE_HZ * FRAME_MS) / 1000);
      yield { samples, capturedAt: instant(fromMs) };
    }
  }
}
