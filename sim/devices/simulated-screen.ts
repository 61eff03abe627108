import type { Screen } from "../../robot/dialogue/screen.ts";
import type { ScreenMessage, Touch } from "../../robot/dialogue/screen-protocol.ts";

/** A display that people in the lobby read and touch. */
export class SimulatedScreen implements Screen {
  private readonly shown: (message: ScreenMessage) => void;
  private listener: (touch: Touch) => void = () => {};

  constructor(shown: (message: ScreenMessage) => void) {
    this.shown = shown;
  }

  show(message: ScreenMessage): void {
    this.shown(message);
  }

  onTouch(listener: (touch: Touch) => void): void {
    this.listener = listener;
  }

  /** Somebody's finger. */
  touch(touch: Touch): void {
    this.listener(touch);
  }
}
