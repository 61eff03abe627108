import type { ScreenMessage, Touch } from "./screen-protocol.ts";

/** The display that the visitor sees and touches. */
export interface Screen {
  /** Never blocks; a screen that is not connected misses what is outdated by the time it is. */
  show(message: ScreenMessage): void;
  /** Replaces the listener. Called once for each touch, already validated. */
  onTouch(listener: (touch: Touch) => void): void;
}
