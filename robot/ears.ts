import type { ActivityLight } from "./activity-light.ts";
import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import { type Clock, type Instant, instant, stampOf, type WallTime, wallTime } from "./kernel/clock.ts";
import type { Expectation } from "./kernel/expectation.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import { Switched } from "./kernel/switched.ts";
import type { Engines, Surroundings } from "./parts.ts";
import { Hearing } from "./perception/hearing/hearing.ts";
import type { HearingRules } from "./perception/hearing/hearing-config.ts";
import type { HearingEvent } from "./perception/hearing/hearing-event.ts";
import type { HearingReading } from "./perception/hearing/hearing-meter.ts";
import type { Microphone } from "./perception/hearing/microphone.ts";

export interface EarsParts
  extends Surroundings,
    Pick<Engines, "wakeWord" | "stopWord" | "voiceActivity" | "recogniser"> {
  readonly microphone: Microphone;
  readonly rules: HearingRules;
  readonly light: ActivityLight;
}

export interface EarsEvents {
  /** Somebody said the robot's name. */
  called(): void;
  heard(text: string): void;
  tell(event: ConversationEvent): void;
}

/** Hearing with its plugs: what it hears becomes events of the conversation, what it lacks goes into journal, light and health. */
export class Ears {
  private readonly parts: EarsParts;
  private readonly on: EarsEvents;
  private readonly hearing: Hearing;
  private readonly plugs: Switched;
  private onDuty = true;
  private muted = false;
  private fault: string | null = null;
  /** It delivers, and nothing is in it. */
  private dead = false;

  constructor(parts: EarsParts, on: EarsEvents) {
    this.parts = parts;
    this.on = on;
    const { news } = parts;
    const onReading = news && ((reading: HearingReading) => news({ type: "meter", ...reading }));
    this.hearing = new Hearing({ ...parts, onReading }, (event) => this.take(event));
    this.plugs = new Switched(this.hearing, true);
  }

  run(signal: AbortSignal): Promise<void> {
    return this.plugs.run(signal);
  }

  /** Closed, the microphone is let go of. */
  open(onDuty: boolean): Promise<void> {
    this.onDuty = onDuty;
    return this.switch();
  }

  /** Like closed, until it is undone, whoever goes on duty. */
  mute(muted: boolean): Promise<void> {
    this.muted = muted;
    return this.switch();
  }

  /** Somebody who spoke would be heard. */
  get works(): boolean {
    return this.onDuty && !this.muted && this.fault === null && !this.dead;
  }

  listenFor(expectation: Expectation | null): void {
    this.parts.light.update({ listening: expectation !== null });
    this.hearing.listenFor(expectation);
  }

  robotSpeaking(now: boolean): void {
    this.hearing.robotSpeaking(now);
  }

  wipe(): void {
    this.hearing.wipe();
    this.parts.light.update({ thinking: false });
  }

  adopt(rules: HearingRules): void {
    this.hearing.adopt(rules);
  }

  health(): RobotHealth["microphone"] {
    const { gauges, clock } = this.parts;
    const until = gauges.get("hearing.heard_until_ms");
    return {
      fault: this.fault ?? (this.dead ? "microphone.no-signal" : null),
      muted: this.muted,
      audioAgeMs: until === undefined ? null : clock.now() - instant(until),
      levelDbfs: gauges.get("hearing.level_dbfs") ?? null,
    };
  }

  private async switch(): Promise<void> {
    const open = this.onDuty && !this.muted;
    this.parts.light.update(open ? { hearing: true } : { hearing: false, thinking: false });
    this.fault = null;
    this.dead = false;
    await this.plugs.set(open);
  }

  private take(event: HearingEvent): void {
    const { clock, journal, light } = this.parts;
    switch (event.type) {
      case "wake":
        journal.info("wake.heard", { score: round(event.score) });
        this.on.called();
        return;
      case "stop-word":
        journal.info("stop-word.heard", { score: round(event.score) });
        this.on.tell({ ...stampOf(clock), type: "stop-word" });
        return;
      case "speech-start":
        light.update({ thinking: false });
        this.on.tell({ ...stampOf(clock), type: "speech-started" });
        return;
      case "speech-end":
        light.update({ thinking: event.judged });
        return;
      case "utterance": {
        const { utterance } = event;
        const { confidence, text } = utterance;
        journal.info("utterance.heard", { confidence: round(confidence), "pii.text": text });
        this.on.heard(text);
        const [fromWall, toWall] = [wallAt(clock, utterance.from), wallAt(clock, utterance.to)];
        this.on.tell({ ...stampOf(clock), type: "utterance", utterance, fromWall, toWall });
        light.update({ thinking: false });
        return;
      }
      case "rejected":
        journal.info("utterance.rejected", { confidence: round(event.confidence) });
        this.on.tell({ ...stampOf(clock), type: "not-understood" });
        light.update({ thinking: false });
        return;
      case "sound":
        this.dead = event.flaw === "no-signal";
        light.update(this.dead ? { hearing: false, thinking: false } : { hearing: true });
        return;
      case "microphone-lost":
        this.fault = event.fault.code;
        journal.error("microphone.lost", { code: event.fault.code });
        light.update({ hearing: false, thinking: false });
        return;
      case "microphone-back":
        this.fault = null;
        journal.info("microphone.back");
        light.update({ hearing: !this.dead });
        return;
      case "deaf":
        this.fault = event.fault.code;
        journal.error("hearing.off", { code: event.fault.code, remedy: event.fault.remedy });
        light.update({ hearing: false });
        return;
    }
  }
}

/** What `at` was on the wall clock. */
function wallAt(clock: Clock, at: Instant): WallTime {
  return wallTime(clock.wallNow() - (clock.now() - at));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
