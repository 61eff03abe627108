import { setMaxListeners } from "node:events";
import { ActivityLight } from "./activity-light.ts";
import { BackOffice } from "./back-office.ts";
import { Brake } from "./brake.ts";
import { Countenance } from "./countenance.ts";
import { DeskNews } from "./desk-news.ts";
import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import { ConversationRunner } from "./dialogue/conversation-runner.ts";
import type { Effect } from "./dialogue/effect.ts";
import type { Touch } from "./dialogue/screen-protocol.ts";
import { Ears } from "./ears.ts";
import { Eyes } from "./eyes.ts";
import { type Stamp, stampOf } from "./kernel/clock.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { TrackId, VisitId } from "./kernel/vocabulary.ts";
import { Motion } from "./motion/motion.ts";
import { Mouth } from "./mouth.ts";
import type { DeskState } from "./news.ts";
import { PairingNotice } from "./pairing-notice.ts";
import type { Account, Devices, Engines, ReceptionistRules, Surroundings } from "./parts.ts";
import { passTime } from "./passing-time.ts";
import { perform } from "./perform.ts";
import { PowerWatch } from "./power-watch.ts";
import { Regard } from "./regard.ts";
import { ScreenWatch } from "./screen-watch.ts";
import type { AnnouncementOutcome, OnSentence } from "./speech-line.ts";
import { healthOf } from "./whole-health.ts";

/** How often the conversation is told that time passes: fine enough for "four seconds of silence". */
const TICK_MS = 250;

/**
 * Read this first. The receptionist connects the rooms and decides nothing that a room can decide: what is
 * seen and heard becomes events of the conversation, and the conversation's effects become speech, pictures,
 * movement and records.
 */
export class Receptionist {
  private readonly around: Surroundings;
  private readonly devices: Devices;
  private rules: ReceptionistRules;
  private readonly eyes: Eyes;
  private readonly ears: Ears;
  private readonly motion: Motion;
  private readonly brake: Brake;
  private readonly office: BackOffice;
  private readonly conversation: ConversationRunner;
  private readonly mouth: Mouth;
  private readonly regard: Regard;
  private readonly light: ActivityLight;
  private readonly pairing: PairingNotice;
  private readonly countenance: Countenance;
  private readonly screen: ScreenWatch;
  private readonly power: PowerWatch;
  private readonly news: DeskNews;
  private onDuty = true;

  constructor(
    devices: Devices,
    engines: Engines,
    account: Account,
    rules: ReceptionistRules,
    around: Surroundings,
  ) {
    this.around = around;
    this.devices = devices;
    this.rules = rules;
    this.news = new DeskNews(around.news);
    this.conversation = new ConversationRunner(
      account.profile,
      rules.dialogue,
      (effect) => this.perform(effect),
      (state) => {
        this.news.dialogue(state);
        this.countenance.dialogue(state);
      },
    );
    this.countenance = new Countenance({ ...around, screen: devices.screen });
    this.light = new ActivityLight((activity) => {
      devices.screen.show({ type: "activity", activity });
      this.news.tell({ type: "activity", activity });
    });
    this.eyes = new Eyes(
      { ...around, ...engines, camera: devices.camera, head: devices.head, rules: rules.sight },
      {
        sees: (scene, camera) => {
          const greeting = this.regard.see(scene?.persons ?? []);
          this.countenance.sees(scene?.persons ?? null);
          if (scene) this.news.tell({ type: "scene", scene, camera, attending: this.regard.attending });
          if (greeting) this.meet(greeting);
          const waits = this.regard.acknowledgeNext();
          if (waits) this.conversation.tell({ ...this.stamp(), type: "somebody-waits" });
        },
        loses: (track) => {
          if (this.regard.lose(track)) this.conversation.tell({ ...this.stamp(), type: "visitor-left" });
        },
      },
    );
    this.ears = new Ears(
      { ...around, ...engines, microphone: devices.microphone, rules: rules.hearing, light: this.light },
      {
        called: () => this.called(),
        heard: (text) => {
          devices.screen.show({ type: "caption", speaker: "visitor", text });
          this.news.tell({ type: "hears", text });
        },
        tell: (event) => {
          if (this.regard.admits(event)) this.conversation.tell(event);
        },
      },
    );
    this.motion = new Motion({
      ...around,
      head: devices.head,
      rules: rules.motion,
      onReading: this.news.joints,
    });
    this.brake = new Brake((pressed) => this.motion.stop(pressed));
    this.regard = new Regard({ ...around, ...devices, motion: this.motion, display: rules.screen.place });
    this.mouth = new Mouth(
      { ...around, ...engines, ...devices, light: this.light },
      {
        speaking: (now) => this.ears.robotSpeaking(now),
        said: (say, outcome) => this.conversation.tell({ ...this.stamp(), type: "said", say, outcome }),
      },
    );
    this.pairing = new PairingNotice(devices.screen);
    this.office = new BackOffice(
      { ...around, ...account, rules: rules.sync },
      {
        tell: (event) => {
          if (event.type === "not-filed") this.countenance.notFiled();
          this.conversation.tell(event);
        },
        profile: (profile) => this.conversation.adopt(profile),
        pairing: (pairing) => {
          this.pairing.tell(pairing);
          this.news.tell({ type: "pairing", pairing });
        },
      },
    );
    this.screen = new ScreenWatch(
      { ...around, screen: devices.screen, rules: rules.screen },
      () => ({ serving: this.regard.busy, hears: this.ears.works }),
      () => this.conversation.tell({ ...this.stamp(), type: "visitor-left" }),
    );
    this.power = new PowerWatch({ ...around, battery: devices.battery }, rules.power, this);
  }

  /**
   * Works until the signal is aborted; `onDuty` false: serves nobody before it is told to. A room that fails
   * stops all of them: the supervisor restarts the robot.
   */
  async run(signal: AbortSignal, { onDuty } = { onDuty: true }): Promise<void> {
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    // Each room waits on it in several places at once; that is no leak.
    setMaxListeners(0, both);
    this.devices.screen.onTouch((touch) => this.onTouch(touch));
    this.devices.emergencyStop?.watch(both, (pressed) => this.brake.press("hardware", pressed));
    this.light.update({});
    this.conversation.rest();
    if (!onDuty) await this.serve(false);
    this.tellState();
    const { eyes, ears, mouth, motion, office, screen, power } = this;
    const rooms = [eyes, ears, mouth, motion, office, screen, power].map((room) => room.run(both));
    const { clock } = this.around;
    const tick = () => {
      this.countenance.passes(mouth.health().fault !== null || ears.health().fault !== null);
      this.conversation.tell({ ...this.stamp(), type: "tick" });
    };
    try {
      await Promise.all([...rooms, passTime(clock, TICK_MS, both, tick)]);
    } finally {
      stop.abort(signal.reason);
      await Promise.allSettled(rooms);
    }
  }

  /**
   * Goes on or off duty. Off duty the senses are closed, the head looks down and a visitor who was being served is
   * treated as one who left; the way to the hub stays open. Resolves when camera and microphone are let go of.
   */
  async serve(onDuty: boolean): Promise<void> {
    if (onDuty === this.onDuty) return;
    this.onDuty = onDuty;
    this.around.journal.info(onDuty ? "duty.begun" : "duty.ended");
    this.conversation.tell({ ...this.stamp(), type: "duty", on: onDuty });
    if (!onDuty) this.mouth.hush();
    this.tellState();
    await Promise.all([this.eyes.open(onDuty), this.ears.open(onDuty)]);
  }

  get state(): DeskState {
    if (!this.onDuty) return "off-duty";
    return this.regard.busy ? "serving" : "waiting";
  }

  /** Begins with whoever is there, seen or not; only while the robot waits. */
  greet(): void {
    const track = this.regard.whoIsThere();
    this.beginWith(track, { ...this.stamp(), type: "visitor-engaged", track, ...this.newVisit() });
  }

  /** Ends the visit at once and forgets the visitor. */
  dismiss(): void {
    if (this.state === "serving") {
      this.conversation.tell({ ...this.stamp(), type: "dismissed" });
      return;
    }
    this.devices.screen.show({ type: "wipe" });
    // Off duty the wipe takes the notice away as well.
    this.conversation.rest();
  }

  /** Muted, the microphone is closed and what the robot says is only shown: visitors are served by touch. */
  mute(muted: boolean): Promise<void> {
    this.around.journal.info(muted ? "sound.muted" : "sound.resumed");
    this.mouth.mute(muted);
    return this.ears.mute(muted);
  }

  /** The emergency stop that is in software; the one on the robot counts by itself. */
  stop(pressed: boolean): void {
    this.brake.press("software", pressed);
  }

  /** Says a text that is no part of a conversation; a visitor who is greeted meanwhile cuts it off. */
  announce(text: string, onSentence: OnSentence, signal: AbortSignal): Promise<AnnouncementOutcome> {
    return this.mouth.announce(text, this.rules.dialogue.language, onSentence, signal);
  }

  /** New rules for every room, in force at once. */
  adopt(rules: ReceptionistRules): void {
    this.rules = rules;
    this.eyes.adopt(rules.sight);
    this.ears.adopt(rules.hearing);
    this.conversation.adoptRules(rules.dialogue);
    this.motion.adopt(rules.motion);
    this.office.adopt(rules.sync);
    this.power.adopt(rules.power);
  }

  /** How everything is doing, for whoever looks after the robot. */
  health(): RobotHealth {
    const { gauges } = this.around;
    const { eyes, ears, mouth, motion, office, screen, power, onDuty, devices } = this;
    return healthOf({ eyes, ears, mouth, motion, office, screen, power, devices, gauges, onDuty });
  }

  private called(): void {
    if (this.state !== "waiting") return;
    this.beginWith(this.regard.whoIsThere(), { ...this.stamp(), type: "wake", ...this.newVisit() });
  }

  private meet(track: TrackId): void {
    if (this.state !== "waiting") return;
    this.beginWith(track, { ...this.stamp(), type: "visitor-engaged", track, ...this.newVisit() });
  }

  private onTouch(touch: Touch): void {
    if (touch.kind === "pair") {
      if (this.pairing.asks(touch.pairing)) this.office.answerPairing(touch.pairing, touch.yes);
      return;
    }
    const event: ConversationEvent = { ...this.stamp(), type: "touch", touch, ...this.newVisit() };
    if (this.state === "serving") this.conversation.tell(event);
    else if (this.state === "waiting" && touch.kind === "start") {
      this.beginWith(this.regard.whoIsThere(), event);
    }
  }

  private beginWith(track: TrackId | null, event: ConversationEvent): void {
    this.regard.attendTo(track);
    this.around.journal.info("visit.begun", { by: event.type, track });
    // Whatever is being announced, a visitor comes first.
    this.mouth.hush();
    this.conversation.tell(event);
    this.tellState();
  }

  private perform(effect: Effect): void {
    const { mouth, ears, regard, office, devices, around } = this;
    if (effect.type === "ended") this.countenance.formEnded(effect.outcome);
    perform(effect, { mouth, ears, regard, office, screen: devices.screen, journal: around.journal });
    if (effect.type === "wipe") this.tellState();
  }

  private tellState(): void {
    if (this.news.state(this.state)) this.pairing.serving(this.state === "serving");
  }

  private stamp(): Stamp {
    return stampOf(this.around.clock);
  }

  private newVisit(): { readonly visit: VisitId; readonly recordId: string } {
    const { random } = this.around;
    return { visit: random.uuid() as VisitId, recordId: random.uuid() };
  }
}
