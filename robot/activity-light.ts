import type { Screen } from "./dialogue/screen.ts";
import type { Activity } from "./dialogue/screen-protocol.ts";

/** What the robot is busy with, as its rooms report it. */
export interface Busy {
  readonly speaking: boolean;
  readonly thinking: boolean;
  readonly listening: boolean;
  /** There is a microphone, and what it delivers can be understood. */
  readonly hearing: boolean;
}

/** What the visitor is told: never "listening" while their words would not be taken. */
export function activityOf({ speaking, thinking, listening, hearing }: Busy): Activity {
  if (speaking) return "speaking";
  if (thinking) return "thinking";
  return listening && hearing ? "listening" : "idle";
}

/** Shows the visitor truthfully what the robot is doing. */
export class ActivityLight {
  private readonly screen: Screen;
  private busy: Busy = { speaking: false, thinking: false, listening: false, hearing: true };
  private shown: Activity | null = null;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  update(news: Partial<Busy>): void {
    this.busy = { ...this.busy, ...news };
    const activity = activityOf(this.busy);
    if (activity === this.shown) return;
    this.shown = activity;
    this.screen.show({ type: "activity", activity });
  }
}
