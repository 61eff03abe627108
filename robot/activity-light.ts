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

/** Tells truthfully what the robot is doing, when it changes. */
export class ActivityLight {
  private readonly show: (activity: Activity) => void;
  private busy: Busy = { speaking: false, thinking: false, listening: false, hearing: true };
  private shown: Activity | null = null;

  constructor(show: (activity: Activity) => void) {
    this.show = show;
  }

  update(news: Partial<Busy>): void {
    this.busy = { ...this.busy, ...news };
    const activity = activityOf(this.busy);
    if (activity === this.shown) return;
    this.shown = activity;
    this.show(activity);
  }
}
