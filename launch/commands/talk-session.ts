import { openConversation, step } from "../../robot/dialogue/conversation.ts";
import type { ConversationEvent } from "../../robot/dialogue/conversation-event.ts";
import type { DialogueRules } from "../../robot/dialogue/dialogue-config.ts";
import type { Effect, Outcome } from "../../robot/dialogue/effect.ts";
import { type Touch, visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import { instant, later, type Stamp, type WallTime, wallTime } from "../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../robot/kernel/intake-record.ts";
import type { Random } from "../../robot/kernel/random.ts";
import type { VisitId } from "../../robot/kernel/vocabulary.ts";

/** One turn of the robot. */
export interface Said {
  readonly say: string;
  /** What it is waiting for: the question's id; null when it asks nothing. */
  readonly question: string | null;
}

export interface TalkResult {
  readonly outcome: Outcome;
  readonly record: IntakeRecord | null;
}

/** A reading pace for simulated time; nothing depends on it but the record's times. */
const MS_PER_LINE = 2_000;
const LONGEST_LINE = 2_000;

/** Whether a line that begins with a slash is one of the visitor's other ways to be understood. */
export function isGesture(line: string): boolean {
  const [name = "", ...rest] = line.slice(1).trim().split(" ");
  if (name === "command") return visitorCommand.safeParse(rest.join(" ")).success;
  return ["touch", "type", "noise", "leave"].includes(name);
}

/** One visit in which speech is text and the disk never fails. */
export class Talk {
  /** How the visit went, once it has. */
  result: TalkResult | null = null;
  private state: ReturnType<typeof openConversation>;
  private readonly rules: DialogueRules;
  /** Ids get their brand where they are made. */
  private readonly visit = "talk-1" as VisitId;
  private readonly recordId: string;
  private stamp: Stamp;
  private question: string | null = null;
  private record: IntakeRecord | null = null;

  constructor(profile: BusinessProfile, rules: DialogueRules, now: WallTime, random: Random) {
    this.state = openConversation(profile, rules);
    this.rules = rules;
    this.recordId = random.uuid();
    this.stamp = { at: instant(0), wall: now };
  }

  greet(): readonly Said[] {
    return this.happen({ type: "wake", visit: this.visit, recordId: this.recordId, ...this.stamp });
  }

  /** What the robot says to one line of input. */
  hear(line: string): readonly Said[] {
    const text = line.slice(0, LONGEST_LINE).trim();
    if (text === "") {
      // Past every patience of the form; a finished visit is over by then too.
      this.pass(Math.max(this.rules.silenceMs, this.rules.farewellPauseMs));
      return this.happen({ type: "tick", ...this.stamp });
    }
    const from = this.stamp;
    this.pass(MS_PER_LINE);
    return this.happen(text.startsWith("/") ? this.gesture(text) : this.speech(text, from));
  }

  private speech(text: string, from: Stamp): ConversationEvent {
    const utterance = { text, confidence: 1, from: from.at, to: this.stamp.at, alternatives: [] };
    return {
      type: "utterance",
      utterance,
      fromWall: from.wall,
      toWall: this.stamp.wall,
      ...this.stamp,
    };
  }

  private gesture(text: string): ConversationEvent {
    const [name, ...rest] = text.slice(1).split(" ");
    const argument = rest.join(" ");
    const touch = this.touch(name ?? "", argument);
    if (touch) {
      return { type: "touch", touch, visit: this.visit, recordId: this.recordId, ...this.stamp };
    }
    return { type: name === "leave" ? "visitor-left" : "not-understood", ...this.stamp };
  }

  private touch(name: string, argument: string): Touch | null {
    const question = this.question ?? "";
    switch (name) {
      case "touch":
        return { type: "touch", kind: "choose", question, choice: argument };
      case "type":
        return { type: "touch", kind: "type", question, text: argument };
      case "command": {
        const command = visitorCommand.safeParse(argument);
        return command.success ? { type: "touch", kind: "command", command: command.data } : null;
      }
      default:
        return null;
    }
  }

  /** One event and whatever follows from it: what is said is heard out, what is filed is durable. */
  private happen(first: ConversationEvent): readonly Said[] {
    const said: Said[] = [];
    const events = [first];
    for (let event = events.shift(); event; event = events.shift()) {
      const { state, effects } = step(this.state, event);
      this.state = state;
      for (const effect of effects) {
        if (effect.type === "say") said.push({ say: effect.text, question: this.question });
        const next = this.perform(effect);
        if (next) events.push(next);
      }
    }
    return said;
  }

  /** Carries an effect out; returns the event that reports it. */
  private perform(effect: Effect): ConversationEvent | null {
    switch (effect.type) {
      case "say":
        return { type: "said", say: effect.id, outcome: "finished", ...this.stamp };
      case "file":
        this.record = effect.record;
        return { type: "filed", recordId: effect.record.id, ...this.stamp };
      case "show":
        this.question = effect.message.question;
        return null;
      case "ended":
        this.result = { outcome: effect.outcome, record: this.record };
        return null;
      case "hush":
      case "listen":
      case "lookAt":
      case "voice":
      case "alert-staff":
      case "wipe":
        return null;
    }
  }

  private pass(ms: number): void {
    this.stamp = { at: later(this.stamp.at, ms), wall: wallTime(this.stamp.wall + ms) };
  }
}
