import { type Clock, type Instant, instant } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import { FASTEST_SPEED, SLOWEST_SPEED } from "../../robot/kernel/paced-clock.ts";
import type { ControlAnswer } from "./control-room.ts";
import type { AboutDesk, LobbyStanding } from "./desk-messages.ts";
import type { FromPage } from "./from-page.ts";
import type { RecordedSpan } from "./recorded-messages.ts";
import { between, type Slide, standingAt } from "./slides.ts";
import type { PageId, Stage } from "./stage.ts";

export interface RecordedDeskParts {
  readonly stage: Stage;
  /** Of the host: whoever looks lives in its time. */
  readonly host: Pick<Clock, "sleep" | "now">;
  readonly about: AboutDesk;
  readonly recorded: RecordedSpan;
  /** In order of time. */
  readonly slides: readonly Slide[];
  /** Makes a scenario of the recording, and says where it is. */
  saveScenario(): ControlAnswer;
}

const SHOW_EVERY_MS = 50;
const STANDING_EVERY_MS = 100;

/** Shows a recording on the lobby's pages: plays it when the first one opens, stands still, and goes to any moment of it. */
export class RecordedDesk {
  private readonly parts: RecordedDeskParts;
  private at: Instant;
  private paused = true;
  private wasOpened = false;
  private speed = 1;
  private toldStandingAt = Number.NEGATIVE_INFINITY;

  constructor(parts: RecordedDeskParts) {
    this.parts = parts;
    this.at = parts.recorded.startsAt;
  }

  /** Listens for pages from now on. */
  attend(): void {
    this.parts.stage.on({
      opened: (page) => this.welcome(page),
      message: (message, page) => {
        const { done, message: sentence } = this.obey(message);
        if (sentence !== "") this.parts.stage.send(page, { type: "answer", done, message: sentence });
      },
    });
  }

  /** Until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { host } = this.parts;
    try {
      for (let lookedAt = host.now(); ; ) {
        await host.sleep(SHOW_EVERY_MS, signal);
        const passedMs = host.now() - lookedAt;
        lookedAt = host.now();
        if (!this.paused) this.show(instant(this.at + passedMs * this.speed));
        if (lookedAt - this.toldStandingAt < STANDING_EVERY_MS) continue;
        this.toldStandingAt = lookedAt;
        this.parts.stage.broadcast({ type: "standing", standing: this.standing() });
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private obey(asked: FromPage): ControlAnswer {
    switch (asked.type) {
      case "hello":
      case "visible":
        return DONE;
      case "seek":
        this.goTo(instant(this.parts.recorded.startsAt + asked.toMs));
        return DONE;
      case "step":
        this.paused = true;
        this.show(instant(this.at + asked.ms));
        return DONE;
      case "pause":
        this.paused = true;
        return DONE;
      case "resume":
        if (this.at >= this.parts.recorded.endsAt) this.goTo(this.parts.recorded.startsAt);
        this.paused = false;
        return DONE;
      case "speed":
        this.speed = Math.max(SLOWEST_SPEED, Math.min(FASTEST_SPEED, asked.speed));
        return DONE;
      case "save-scenario":
        return this.parts.saveScenario();
      default:
        return { done: false, message: "This has been recorded: it can be looked at, and not changed." };
    }
  }

  /** Everything up to then, from where it stands. */
  private show(until: Instant): void {
    const { stage, slides, recorded } = this.parts;
    const to = instant(Math.min(until, recorded.endsAt));
    for (const message of between(slides, this.at, to)) stage.broadcast(message);
    this.at = to;
    if (to >= recorded.endsAt) this.paused = true;
  }

  private goTo(at: Instant): void {
    const { stage, slides, recorded } = this.parts;
    this.at = instant(Math.min(at, recorded.endsAt));
    stage.broadcast({ type: "anew" });
    for (const message of standingAt(slides, this.at)) stage.broadcast(message);
  }

  private welcome(page: PageId): void {
    const { stage, slides, about, recorded } = this.parts;
    if (!this.wasOpened) this.paused = false;
    this.wasOpened = true;
    stage.send(page, { type: "about", about });
    stage.send(page, { type: "recorded", recorded });
    stage.send(page, { type: "standing", standing: this.standing() });
    for (const message of standingAt(slides, this.at)) stage.send(page, message);
  }

  private standing(): LobbyStanding {
    const { speed, paused, at: now } = this;
    const pace = { speed, paused, factor: paused ? 0 : speed };
    return { pace, now, scenario: null, guests: [], mishaps: [] };
  }
}

const DONE: ControlAnswer = { done: true, message: "" };
