import { ActivityLight } from "./activity-light.ts";
import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import { ConversationRunner } from "./dialogue/conversation-runner.ts";
import type { Effect } from "./dialogue/effect.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { Touch } from "./dialogue/screen-protocol.ts";
import { Voice } from "./dialogue/voice.ts";
import type { BusinessProfile } from "./kernel/business-profile.ts";
import { type Instant, isoOf, type Stamp, stampOf, type WallTime, wallTime } from "./kernel/clock.ts";
import { Fault, isAbort } from "./kernel/fault.ts";
import type { IntakeRecord } from "./kernel/intake-record.ts";
import type { TrackId, VisitId } from "./kernel/vocabulary.ts";
import { Motion } from "./motion/motion.ts";
import type { Account, Devices, Engines, ReceptionistRules, Surroundings } from "./parts.ts";
import { Hearing } from "./perception/hearing/hearing.ts";
import type { HearingEvent } from "./perception/hearing/hearing-event.ts";
import type { SightEvent } from "./perception/sight/scene.ts";
import { Sight } from "./perception/sight/sight.ts";
import { Regard } from "./regard.ts";
import { SpeechLine } from "./speech-line.ts";
import type { ConfigVerdict } from "./sync/config-verdict.ts";
import type { Outbox } from "./sync/outbox.ts";
import { Uplink } from "./sync/uplink.ts";

/** How often the conversation is told that time passes: fine enough for "four seconds of silence". */
const TICK_MS = 250;

/**
 * Read this first. The receptionist connects the rooms and decides nothing that a room can decide: what is
 * seen and heard becomes events of the conversation, and the conversation's effects become speech, pictures,
 * movement and records.
 */
export class Receptionist {
  private readonly around: Surroundings;
  private readonly screen: Screen;
  private readonly outbox: Outbox;
  private readonly sight: Sight;
  private readonly hearing: Hearing;
  private readonly motion: Motion;
  private readonly uplink: Uplink;
  private readonly conversation: ConversationRunner;
  private readonly speech: SpeechLine;
  private readonly regard: Regard;
  private readonly light: ActivityLight;

  constructor(
    devices: Devices,
    engines: Engines,
    account: Account,
    rules: ReceptionistRules,
    around: Surroundings,
  ) {
    this.around = around;
    this.screen = devices.screen;
    this.outbox = account.outbox;
    this.conversation = new ConversationRunner(account.profile, rules.dialogue, (effect) =>
      this.perform(effect),
    );
    this.sight = new Sight({ ...around, ...engines, camera: devices.camera, rules: rules.sight }, (event) =>
      this.onSight(event),
    );
    this.hearing = new Hearing(
      { ...around, ...engines, microphone: devices.microphone, rules: rules.hearing },
      (event) => this.onHearing(event),
    );
    this.motion = new Motion({ ...around, head: devices.head, rules: rules.motion });
    this.regard = new Regard({ ...around, motion: this.motion, screen: devices.screen });
    this.light = new ActivityLight(devices.screen);
    this.speech = new SpeechLine(
      new Voice({ ...around, synthesiser: engines.synthesiser, speaker: devices.speaker }),
      {
        speaking: (now) => {
          this.hearing.robotSpeaking(now);
          this.light.update({ speaking: now });
        },
        caption: (text) => devices.screen.show({ type: "caption", speaker: "robot", text }),
        said: (say, outcome) => {
          around.journal.info("dialogue.said", { say, outcome });
          this.conversation.tell({ ...this.stamp(), type: "said", say, outcome });
        },
        failed: (fault) => around.journal.error("voice.failed", { code: fault.code }),
      },
    );
    this.uplink = new Uplink(
      {
        ...around,
        dialler: account.dialler,
        outbox: account.outbox,
        identity: account.identity,
        rules: rules.sync,
      },
      {
        config: (document) => this.takeProfile(document),
        state: (state) => around.journal.info("link.state", { state }),
      },
    );
  }

  /** Serves until the signal is aborted. A room that fails stops all of them: the supervisor restarts the robot. */
  async run(signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    this.screen.onTouch((touch) => this.onTouch(touch));
    this.light.update({});
    this.conversation.rest();
    const rooms = [this.sight, this.hearing, this.speech, this.motion, this.uplink].map((room) =>
      room.run(both),
    );
    try {
      await Promise.all([...rooms, this.tick(both)]);
    } finally {
      stop.abort(signal.reason);
      await Promise.allSettled(rooms);
    }
  }

  private async tick(signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        await this.around.clock.sleep(TICK_MS, signal);
        this.conversation.tell({ ...this.stamp(), type: "tick" });
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private onSight(event: SightEvent): void {
    const { journal } = this.around;
    switch (event.type) {
      case "scene":
        this.greet(this.regard.see(event.scene.persons));
        return;
      case "engagement": {
        journal.info("visitor.engagement", { track: event.track, from: event.from, to: event.to });
        if (event.to !== "alone") return;
        if (this.regard.lose(event.track)) this.conversation.tell({ ...this.stamp(), type: "visitor-left" });
        return;
      }
      case "camera-lost":
        journal.error("camera.lost", { code: event.fault.code });
        this.regard.see([]);
        return;
      case "camera-back":
        journal.info("camera.back");
        return;
    }
  }

  private greet(track: TrackId | null): void {
    if (track) this.beginWith(track, { ...this.stamp(), type: "visitor-engaged", track, ...this.newVisit() });
  }

  private beginWith(track: TrackId | null, event: ConversationEvent): void {
    this.regard.attendTo(track);
    this.around.journal.info("visit.begun", { by: event.type, track });
    this.conversation.tell(event);
  }

  private onHearing(event: HearingEvent): void {
    const { journal } = this.around;
    switch (event.type) {
      case "wake":
        journal.info("wake.heard", { score: round(event.score) });
        if (!this.regard.busy) {
          this.beginWith(this.regard.whoIsThere(), { ...this.stamp(), type: "wake", ...this.newVisit() });
        }
        return;
      case "speech-start":
        this.conversation.tell({ ...this.stamp(), type: "speech-started" });
        return;
      case "speech-end":
        this.light.update({ thinking: event.judged });
        return;
      case "utterance": {
        const { utterance } = event;
        journal.info("utterance.heard", {
          confidence: round(utterance.confidence),
          "pii.text": utterance.text,
        });
        this.screen.show({ type: "caption", speaker: "visitor", text: utterance.text });
        this.conversation.tell({
          ...this.stamp(),
          type: "utterance",
          utterance,
          fromWall: this.wallAt(utterance.from),
          toWall: this.wallAt(utterance.to),
        });
        this.light.update({ thinking: false });
        return;
      }
      case "rejected":
        journal.info("utterance.rejected", { confidence: round(event.confidence) });
        this.conversation.tell({ ...this.stamp(), type: "not-understood" });
        this.light.update({ thinking: false });
        return;
      case "microphone-lost":
        journal.error("microphone.lost", { code: event.fault.code });
        this.light.update({ hearing: false, thinking: false });
        return;
      case "microphone-back":
        journal.info("microphone.back");
        this.light.update({ hearing: true });
        return;
      case "deaf":
        journal.error("hearing.off", { code: event.fault.code, remedy: event.fault.remedy });
        this.light.update({ hearing: false });
        return;
    }
  }

  private onTouch(touch: Touch): void {
    const event: ConversationEvent = { ...this.stamp(), type: "touch", touch, ...this.newVisit() };
    if (this.regard.busy) this.conversation.tell(event);
    else if (touch.kind === "start") this.beginWith(this.regard.whoIsThere(), event);
  }

  private perform(effect: Effect): void {
    const { journal } = this.around;
    switch (effect.type) {
      case "say":
        this.speech.say(effect);
        return;
      case "hush":
        this.speech.hush();
        return;
      case "show":
        this.screen.show(effect.message);
        return;
      case "listen":
        this.light.update({ listening: effect.expectation !== null });
        this.hearing.listenFor(effect.expectation);
        journal.info("dialogue.listens", { question: effect.expectation?.question ?? null });
        return;
      case "lookAt":
        this.regard.lookAt(effect.target);
        return;
      case "file":
        this.file(effect.record);
        return;
      case "alert-staff":
        journal.warn("staff.alerted", { reason: effect.reason });
        return;
      case "wipe":
        this.hearing.wipe();
        this.light.update({ thinking: false });
        this.screen.show({ type: "wipe" });
        journal.info("visit.wiped");
        this.regard.release();
        return;
      case "ended":
        this.endVisit(effect);
        return;
    }
  }

  private endVisit({ outcome, visit, startedWall, language }: Extract<Effect, { type: "ended" }>): void {
    this.around.journal.info("visit.ended", { outcome });
    const [startedAt, endedAt] = [isoOf(startedWall), isoOf(this.stamp().wall)];
    this.uplink.report({ visit, startedAt, endedAt, language, outcome });
  }

  /** Durable before the visitor is thanked: only then does the conversation learn that it was filed. */
  private file(record: IntakeRecord): void {
    const { journal } = this.around;
    try {
      const { sequence } = this.outbox.post(record);
      journal.info("record.filed", {
        sequence,
        fields: Object.keys(record.fields),
        completeness: record.completeness,
      });
      this.uplink.nudge();
      this.conversation.tell({ ...this.stamp(), type: "filed", recordId: record.id });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      journal.error("record.not-filed", { code: error.code });
      this.conversation.tell({ ...this.stamp(), type: "not-filed", recordId: record.id });
    }
  }

  private takeProfile(document: BusinessProfile): ConfigVerdict {
    this.around.journal.info("profile.received", { id: document.id, version: document.version });
    this.conversation.adopt(document);
    return { accepted: true };
  }

  private stamp(): Stamp {
    return stampOf(this.around.clock);
  }

  /** What `at` was on the wall clock. */
  private wallAt(at: Instant): WallTime {
    const now = this.stamp();
    return wallTime(now.wall - (now.at - at));
  }

  private newVisit(): { readonly visit: VisitId; readonly recordId: string } {
    const { random } = this.around;
    return { visit: random.uuid() as VisitId, recordId: random.uuid() };
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
