import type { AudioFrame } from "../../robot/kernel/frames.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import type { Reel } from "./reel.ts";

/** Lets recorded sound be heard. */
export class ReplayedMicrophone implements Microphone {
  private readonly reel: Reel<AudioFrame>;

  constructor(reel: Reel<AudioFrame>) {
    this.reel = reel;
  }

  frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    return this.reel.play(signal);
  }
}
