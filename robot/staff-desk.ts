import type { DeskControls, Verdict } from "./desk-controls.ts";
import type {
  DoorAnswer,
  StaffAnswer,
  StaffAsk,
  StaffProblem,
  StaffScreen,
  StaffTouch,
} from "./dialogue/staff-protocol.ts";
import type { Clock, Instant } from "./kernel/clock.ts";
import type { Journal } from "./kernel/journal.ts";
import type { Language } from "./kernel/vocabulary.ts";
import type { DeskState } from "./news.ts";
import { passTime } from "./passing-time.ts";
import type { Receptionist } from "./receptionist.ts";
import { isOutOfReach, partsOf, problemsOf } from "./staff-problems.ts";
import { type Door, isLeftAlone, isPin, isWaiting, knock, SHUT_DOOR } from "./technicians-door.ts";

const LOOK_EVERY_MS = 1000;
/** Shorter gaps are closed by the robot itself before anybody has read of them. */
const OUT_OF_REACH_LONG_MS = 20_000;

export interface StaffDeskParts {
  readonly screen: StaffScreen;
  readonly receptionist: Pick<Receptionist, "health" | "state" | "serve">;
  readonly controls: DeskControls;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Empty: nobody gets in. */
  readonly pin: string;
  /** That it speaks when nobody is served. */
  readonly language: Language;
  readonly robot: string;
  readonly softwareVersion: string;
}

/** For those who look after the robot: says on its screen what is wrong, and lets a technician in who knows the PIN. */
export class StaffDesk {
  private readonly parts: StaffDeskParts;
  private door: Door = SHUT_DOOR;
  private outOfReachSince: Instant | null = null;
  private shown = "[]";
  private answer: StaffAnswer | null = null;

  constructor(parts: StaffDeskParts) {
    this.parts = parts;
  }

  /** Until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { screen, clock } = this.parts;
    screen.onStaff((touch) => this.take(touch, signal));
    await passTime(clock, LOOK_EVERY_MS, signal, () => this.look());
  }

  private look(): void {
    const { receptionist, clock } = this.parts;
    const now = clock.now();
    const health = receptionist.health();
    this.outOfReachSince = isOutOfReach(health) ? (this.outOfReachSince ?? now) : null;
    const isLong = this.outOfReachSince !== null && now - this.outOfReachSince >= OUT_OF_REACH_LONG_MS;
    this.tell(problemsOf(health, isLong));
    if (this.door.at === "shut") return;
    if (isLeftAlone(this.door, now) || receptionist.state === "serving") this.shut();
    else this.showTechnician();
  }

  private tell(problems: readonly StaffProblem[]): void {
    const text = JSON.stringify(problems);
    if (text === this.shown) return;
    this.shown = text;
    this.parts.screen.show({ type: "problems", problems: [...problems] });
  }

  private take(touch: StaffTouch, signal: AbortSignal): void {
    switch (touch.kind) {
      case "open":
        this.open(touch.pin);
        return;
      case "close":
        if (this.door.at === "open") this.shut();
        return;
      case "ask":
        if (this.door.at === "open") this.perform(touch.ask, signal);
        return;
    }
  }

  private open(typed: string): void {
    const { screen, clock, journal, pin, receptionist } = this.parts;
    const now = clock.now();
    const closed = doorClosedBy(pin, receptionist.state, isWaiting(this.door, now));
    if (closed !== null) {
      screen.show({ type: "door", answer: closed });
      return;
    }
    this.door = knock(this.door, isPin(typed, pin), now);
    if (this.door.at === "open") {
      journal.info("technician.came");
      this.answer = null;
      this.showTechnician();
      return;
    }
    journal.warn("technician.wrong-pin", { times: this.door.wrong });
    screen.show({ type: "door", answer: isWaiting(this.door, now) ? "waits" : "wrong" });
  }

  private shut(): void {
    this.door = SHUT_DOOR;
    this.parts.journal.info("technician.left");
    this.parts.screen.show({ type: "technician", technician: null });
  }

  private perform(ask: StaffAsk, signal: AbortSignal): void {
    const { clock, journal } = this.parts;
    this.door = { at: "open", touchedAt: clock.now() };
    const { done, answer } = this.doneOf(ask, signal);
    journal.info("technician.asked", { ask, done });
    this.answer = answer;
    // A greeting takes the screen at once.
    if (this.parts.receptionist.state === "serving") this.shut();
    else this.showTechnician();
  }

  private doneOf(ask: StaffAsk, signal: AbortSignal): Pick<Verdict, "done" | "answer"> {
    const { controls, receptionist, language } = this.parts;
    switch (ask) {
      case "mute":
        return controls.mute();
      case "unmute":
        return controls.resume();
      case "off-duty":
      case "on-duty":
        // The senses close and open in their own time; a failure of them ends the receptionist's run.
        void receptionist.serve(ask === "on-duty");
        return { done: true, answer: ask };
      case "stop-head":
        return controls.stop(true);
      case "release-head":
        return controls.stop(false);
      case "greet":
        return controls.greet();
      case "wipe":
        return controls.wipe();
      case "test-voice": {
        const verdict = controls.mayAnnounce(voiceTest[language]);
        if (verdict.done)
          void controls.announce(voiceTest[language], () => {}, signal).catch(() => undefined);
        return verdict;
      }
    }
  }

  private showTechnician(): void {
    const { screen, receptionist, robot, softwareVersion } = this.parts;
    const health = receptionist.health();
    screen.show({
      type: "technician",
      technician: {
        robot,
        softwareVersion,
        onDuty: health.onDuty,
        muted: health.microphone.muted,
        headStopped: health.head.stopped,
        parts: [...partsOf(health)],
        answer: this.answer,
      },
    });
  }
}

/** Why no PIN is even looked at; null when it is. */
function doorClosedBy(pin: string, state: DeskState, waits: boolean): DoorAnswer | null {
  if (pin === "") return "no-pin";
  if (state === "serving") return "serving";
  return waits ? "waits" : null;
}

const voiceTest: Readonly<Record<Language, string>> = {
  en: "This is a test of my voice. One, two, three.",
  es: "Esta es una prueba de mi voz. Uno, dos, tres.",
};
