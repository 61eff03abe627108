import type { Touch } from "../../robot/dialogue/screen-protocol.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { PacedClock } from "../../robot/kernel/paced-clock.ts";
import type { Mishaps } from "../faults/mishaps.ts";
import { type Guests, MOST_GUESTS } from "../people/guests.ts";
import type { Control } from "./control-messages.ts";
import { speechIn } from "./speech-message.ts";
import type { PageId, Stage } from "./stage.ts";

/** Whether what was asked for is done, in a sentence for whoever asked. */
export interface ControlAnswer {
  readonly done: boolean;
  readonly message: string;
}

export type RobotOrder = Extract<Control, { type: "robot" }>["order"];

export interface ControlRoomParts {
  readonly stage: Stage;
  readonly journal: Journal;
  readonly clock: Pick<PacedClock, "pause" | "resume" | "step" | "setSpeed">;
  readonly guests: Guests;
  readonly mishaps: Pick<Mishaps, "begin" | "end">;
  /** Takes somebody of the scenario out of it, to be led by hand; false: nobody has this id. */
  lead(id: string): boolean;
  touchScreen(touch: Touch): void;
  /** From its beginning; null: nothing but guests. Throws a `Fault` `voice.…`. Null is returned for a number that none has. */
  play(scenario: number | null): Promise<string | null>;
  order(order: RobotOrder): ControlAnswer;
}

/**
 * Does to the lobby what its pages ask for. Every request is answered, to the page that made it. What is done is
 * journalled; what is typed or spoken for a guest is not.
 */
export class ControlRoom {
  private readonly parts: ControlRoomParts;

  constructor(parts: ControlRoomParts) {
    this.parts = parts;
  }

  /** Listens to pages from now on. */
  attend(): void {
    this.parts.stage.on({
      message: (message, page) => {
        if (message.type !== "hello" && message.type !== "visible") void this.answer(message, page);
      },
      bytes: (bytes) => {
        const speech = speechIn(bytes);
        if (speech) this.parts.guests.speak(speech.id, speech.samples);
      },
    });
  }

  private async answer(asked: Control, page: PageId): Promise<void> {
    const { stage } = this.parts;
    try {
      const { done, message } = await this.obey(asked);
      stage.send(page, { type: "answer", done, message });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      stage.send(page, { type: "answer", done: false, message: `${error.what} ${error.remedy}` });
    }
  }

  private async obey(asked: Control): Promise<ControlAnswer> {
    const { clock, guests, mishaps, journal } = this.parts;
    switch (asked.type) {
      case "enter": {
        const { kind, look, voice, at } = asked;
        const id = guests.enter({ kind, look, voice }, at);
        if (id === null) return refused(`${MOST_GUESTS} guests are as many as the lobby holds.`);
        journal.info("lobby.guest-entered", { id, kind });
        return done("Somebody has come in.");
      }
      case "move":
      case "send":
      case "send-home":
      case "remove":
      case "turn":
      case "say":
        return this.lead(asked);
      case "touch-screen":
        this.parts.touchScreen(asked.touch);
        return done("The screen was touched.");
      case "begin-mishap":
        mishaps.begin(asked.mishap);
        journal.info("lobby.mishap-begun", { kind: asked.mishap.kind });
        return done("It is broken now.");
      case "end-mishap":
        mishaps.end(asked.mishap.kind);
        journal.info("lobby.mishap-ended", { kind: asked.mishap.kind });
        return done("It is put right.");
      case "pause":
        clock.pause();
        return done("The lobby stands still.");
      case "resume":
        clock.resume();
        return done("The lobby goes on.");
      case "step":
        await clock.step(asked.ms);
        return done(`${asked.ms} ms have passed.`);
      case "speed":
        clock.setSpeed(asked.speed);
        return done(`The lobby goes at ${asked.speed} times the usual speed.`);
      case "play": {
        const title = await this.parts.play(asked.scenario);
        return title === null ? refused("There is no such scenario.") : done(`${title}: from the beginning.`);
      }
      case "seek":
      case "save-scenario":
        return refused("This is live: only a recording can be gone about in, and saved.");
      case "robot":
        return this.parts.order(asked.order);
    }
  }

  /** Somebody of the scenario who is taken by the hand is a guest from then on. */
  private async lead(asked: Extract<Control, { id: string }>): Promise<ControlAnswer> {
    const { guests, journal } = this.parts;
    const { id } = asked;
    if (!guests.ids.includes(id)) {
      if (!this.parts.lead(id)) return refused("They have left.");
      journal.info("lobby.person-led", { id });
    }
    switch (asked.type) {
      case "move":
        guests.move(id, asked.to);
        return done("");
      case "send":
        guests.send(id, asked.to);
        return done("They are on their way.");
      case "send-home":
        guests.sendHome(id);
        return done("They are leaving.");
      case "remove":
        guests.remove(id);
        journal.info("lobby.guest-removed", { id });
        return done("They are gone.");
      case "turn":
        guests.turn(id, asked.facing);
        return done("They turn.");
      case "say":
        await guests.say(id, asked.words);
        return done("They say it.");
    }
  }
}

function done(message: string): ControlAnswer {
  return { done: true, message };
}

function refused(message: string): ControlAnswer {
  return { done: false, message };
}
