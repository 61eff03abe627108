import type { Panel, ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import type { RobotAppearance, Said } from "./people/visitor.ts";
import { IDLE_FACE, type ShownFace } from "./view.ts";

/** What the people in the lobby notice and remember of the robot. Times are scenario time. */
export class RobotSeen {
  private now: RobotAppearance = {
    panel: null,
    panelSinceMs: 0,
    panels: 0,
    pairing: null,
    speaking: false,
    quietSinceMs: 0,
    turn: 0,
    said: [],
  };
  private firstSpokeAtMs: number | null = null;
  private questions: string[] = [];
  private sentences: Said[] = [];
  private shownFace = IDLE_FACE;
  private caption: string | null = null;

  get appearance(): RobotAppearance {
    return this.now;
  }

  get greetedAtMs(): number | null {
    return this.firstSpokeAtMs;
  }

  get face(): ShownFace {
    return { ...this.shownFace, saying: this.now.speaking ? this.caption : null };
  }

  /** Ids of the questions on the screen, in order. */
  get asked(): readonly string[] {
    return this.questions;
  }

  /** Its sentences, in order. */
  get said(): readonly Said[] {
    return this.sentences;
  }

  begins(atMs: number): void {
    this.firstSpokeAtMs ??= Math.round(atMs);
    this.now = { ...this.now, speaking: true };
  }

  ends(atMs: number): void {
    this.now = { ...this.now, speaking: false, quietSinceMs: atMs, turn: this.now.turn + 1 };
  }

  shown(message: ScreenMessage, atMs: number): void {
    switch (message.type) {
      case "panel":
        this.shownPanel(message, atMs);
        return;
      case "activity":
        this.shownFace = { ...this.shownFace, activity: message.activity };
        return;
      case "gaze":
        this.shownFace = { ...this.shownFace, gaze: message.at };
        return;
      case "caption":
        if (message.speaker === "robot") this.captioned(message.text, atMs);
        return;
      case "wipe":
        this.caption = null;
        this.now = { ...this.now, said: [] };
        return;
      case "pairing":
        this.now = { ...this.now, pairing: message.pairing };
        return;
    }
  }

  private captioned(text: string, atMs: number): void {
    this.caption = text;
    const sentence = { text, atMs };
    this.sentences.push(sentence);
    this.now = { ...this.now, said: [...this.now.said, sentence] };
  }

  private shownPanel(message: Panel, atMs: number): void {
    const asksAnew = message.question !== null && message.question !== this.now.panel?.question;
    if (asksAnew && message.question !== null) this.questions.push(message.question);
    this.now = {
      ...this.now,
      panel: message,
      panelSinceMs: atMs,
      panels: this.now.panels + 1,
      turn: this.now.turn + (asksAnew ? 1 : 0),
    };
  }

  /** The screen is dark, and nobody speaks any more. */
  dark(atMs: number): void {
    if (this.now.speaking) this.ends(atMs);
    this.now = { ...this.now, panel: null, panelSinceMs: atMs };
    this.shownFace = IDLE_FACE;
    this.caption = null;
  }

  /** Another scenario begins; what the robot shows and says goes on. */
  anew(): void {
    this.now = { ...this.now, panelSinceMs: 0, quietSinceMs: 0, said: [] };
    this.firstSpokeAtMs = null;
    this.questions = [];
    this.sentences = [];
  }
}
