import { readFileSync } from "node:fs";
import { type BusinessProfile, parseProfile } from "../kernel/business-profile.ts";
import { instant, later, type Stamp, wallTime } from "../kernel/clock.ts";
import type { IntakeRecord } from "../kernel/intake-record.ts";
import type { VisitId } from "../kernel/vocabulary.ts";
import { type ConversationState, openConversation, step } from "./conversation.ts";
import type { ConversationEvent } from "./conversation-event.ts";
import { type DialogueRules, dialogueRules } from "./dialogue-config.ts";
import type { Effect, Outcome } from "./effect.ts";
import type { Panel, Touch, VisitorCommand } from "./screen-protocol.ts";

export const salon = shipped("salon.yaml");
/** Every kind of question, questions that depend on others, and check-in. */
export const lawOffice = shipped("law-office.yaml");

type WithoutStamp<T> = T extends unknown ? Omit<T, keyof Stamp> : never;

/** For tests: one visitor before a robot whose voice is heard out at once and whose disk does as it is told. */
export class VisitRig {
  state: ConversationState;
  readonly effects: Effect[] = [];
  /** What the robot said, one entry per turn. */
  readonly said: string[] = [];
  panel: Panel | null = null;
  disk: "works" | "refuses" | "never answers" = "works";
  /** When false, the robot is still speaking until {@link finishSpeaking}. */
  hearsOut = true;
  /** Of what the visitor says. */
  confidence = 0.97;
  private stamp: Stamp = { at: instant(0), wall: wallTime(Date.UTC(2026, 0, 6, 16)) };
  private speaking: number | null = null;

  constructor(rules: Partial<DialogueRules> = {}, profile = salon) {
    this.state = openConversation(profile, { ...dialogueRules.parse({}), ...rules });
  }

  get records(): readonly IntakeRecord[] {
    return this.effects.flatMap((effect) => (effect.type === "file" ? [effect.record] : []));
  }

  get outcomes(): readonly Outcome[] {
    return this.effects.flatMap((effect) => (effect.type === "ended" ? [effect.outcome] : []));
  }

  get lastSaid(): string {
    return this.said.at(-1) ?? "";
  }

  get question(): string | null {
    return this.panel?.question ?? null;
  }

  engage(): this {
    return this.happen({ type: "visitor-engaged", track: null, ...ids });
  }

  says(...lines: readonly string[]): this {
    for (const text of lines) {
      const from = this.stamp;
      this.pass(2_000);
      this.happen({
        type: "utterance",
        utterance: { text, confidence: this.confidence, from: from.at, to: this.stamp.at, alternatives: [] },
        fromWall: from.wall,
        toWall: this.stamp.wall,
      });
    }
    return this;
  }

  touches(choice: string, question = this.question ?? ""): this {
    return this.touch({ type: "touch", kind: "choose", question, choice });
  }

  types(text: string, question = this.question ?? ""): this {
    return this.touch({ type: "touch", kind: "type", question, text });
  }

  presses(command: VisitorCommand): this {
    return this.touch({ type: "touch", kind: "command", command });
  }

  mumbles(): this {
    return this.happen({ type: "not-understood" });
  }

  leaves(): this {
    return this.happen({ type: "visitor-left" });
  }

  staysSilent(ms = 30_000): this {
    this.pass(ms);
    return this.happen({ type: "tick" });
  }

  finishSpeaking(): this {
    const say = this.speaking;
    this.speaking = null;
    return say === null ? this : this.happen({ type: "said", say, outcome: "finished" });
  }

  /** One event, and what follows from it. */
  happen(first: WithoutStamp<ConversationEvent>): this {
    const events: ConversationEvent[] = [{ ...first, ...this.stamp }];
    for (let event = events.shift(); event; event = events.shift()) {
      const { state, effects } = step(this.state, event);
      this.state = state;
      this.effects.push(...effects);
      events.push(...effects.flatMap((effect) => this.perform(effect)));
    }
    return this;
  }

  private touch(touch: Touch): this {
    this.pass(1_000);
    return this.happen({ type: "touch", touch, ...ids });
  }

  private perform(effect: Effect): readonly ConversationEvent[] {
    if (effect.type === "show") this.panel = effect.message;
    if (effect.type === "say") {
      this.said.push(effect.text);
      if (this.hearsOut) return [{ type: "said", say: effect.id, outcome: "finished", ...this.stamp }];
      this.speaking = effect.id;
    }
    if (effect.type === "file" && this.disk !== "never answers") {
      const type = this.disk === "works" ? "filed" : "not-filed";
      return [{ type, recordId: effect.record.id, ...this.stamp }];
    }
    return [];
  }

  private pass(ms: number): void {
    this.stamp = { at: later(this.stamp.at, ms), wall: wallTime(this.stamp.wall + ms) };
  }
}

const ids = { visit: "v1" as VisitId, recordId: "6a5f8a52-55e0-4fd5-9f58-0a8a4f0e7a11" };

function shipped(name: string): BusinessProfile {
  const file = new URL(`../../launch/profiles/${name}`, import.meta.url);
  return parseProfile(readFileSync(file, "utf8"), name);
}
