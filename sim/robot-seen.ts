import type { ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import type { RobotAppearance } from "./people/visitor.ts";

/** What the people in the lobby notice and remember of the robot. Times are scenario time. */
export class RobotSeen {
  private now: RobotAppearance = {
    panel: null,
    panelSinceMs: 0,
    speaking: false,
    quietSinceMs: 0,
    turn: 0,
  };
  private firstSpokeAtMs: number | null = null;
  private questions: string[] = [];

  get appearance(): RobotAppearance {
    return this.now;
  }

  get greetedAtMs(): number | null {
    return this.firstSpokeAtMs;
  }

  /** Ids of the questions on the screen, in order. */
  get asked(): readonly string[] {
    return this.questions;
  }

  begins(atMs: number): void {
    this.firstSpokeAtMs ??= Math.round(atMs);
    this.now = { ...this.now, speaking: true };
  }

  ends(atMs: number): void {
    this.now = { ...this.now, speaking: false, quietSinceMs: atMs, turn: this.now.turn + 1 };
  }

  shown(message: ScreenMessage, atMs: number): void {
    if (message.type !== "panel") return;
    const asksAnew = message.question !== null && message.question !== this.now.panel?.question;
    if (asksAnew && message.question !== null) this.questions.push(message.question);
    this.now = {
      ...this.now,
      panel: message,
      panelSinceMs: atMs,
      turn: this.now.turn + (asksAnew ? 1 : 0),
    };
  }

  /** Another scenario begins; what the robot shows and says goes on. */
  anew(): void {
    this.now = { ...this.now, panelSinceMs: 0, quietSinceMs: 0 };
    this.firstSpokeAtMs = null;
    this.questions = [];
  }
}
