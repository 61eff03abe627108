import type { Screen } from "../../robot/dialogue/screen.ts";
import type { ScreenMessage, Touch } from "../../robot/dialogue/screen-protocol.ts";

/** A display that people in the lobby read and touch. */
export class SimulatedScreen implements Screen {
  private readonly shown: (message: ScreenMessage) => void;
  /** The last message of each kind since it was wiped. */
  private readonly on = new Map<string, ScreenMessage>();
  private listener: (touch: Touch) => void = () => {};

  constructor(shown: (message: ScreenMessage) => void) {
    this.shown = shown;
  }

  show(message: ScreenMessage): void {
    if (message.type === "wipe") this.on.clear();
    else this.on.set(message.type === "caption" ? `${message.speaker}'s caption` : message.type, message);
    this.shown(message);
  }

  /** All that is on it now. */
  get contents(): readonly ScreenMessage[] {
    return [...this.on.values()];
  }

  /** Its power is gone. */
  goDark(): void {
    this.on.clear();
  }

  onTouch(listener: (touch: Touch) => void): void {
    this.listener = listener;
  }

  condition(): "working" {
    return "working";
  }

  /** It draws whatever it is told. */
  reload(): void {}

  /** Somebody's finger. */
  touch(touch: Touch): void {
    this.listener(touch);
  }
}
