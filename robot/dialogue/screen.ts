import type { ScreenCondition } from "./screen-condition.ts";
import type { ScreenMessage, Touch } from "./screen-protocol.ts";

/** The display that the visitor sees and touches. */
export interface Screen {
  /** Never blocks; a screen that is not connected misses what is outdated by the time it is. */
  show(message: ScreenMessage): void;
  /** Replaces the listener. Called once for each touch, already validated. */
  onTouch(listener: (touch: Touch) => void): void;
  /** Whether what is shown can really be seen, as far as the display itself knows. */
  condition(): ScreenCondition;
  /** Asks a display that does not draw to start afresh. */
  reload(): void;
}
