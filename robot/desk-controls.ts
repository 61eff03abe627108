import type { StaffAnswer } from "./dialogue/staff-protocol.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { Receptionist } from "./receptionist.ts";
import type { AnnouncementOutcome, OnSentence } from "./speech-line.ts";

/** Whether what was asked for is done, and in a sentence for whoever asked. */
export interface Verdict {
  readonly done: boolean;
  /** The same for a page that has words of its own. */
  readonly answer: StaffAnswer;
  readonly message: string;
}

/** Longer texts are read from a screen, not listened to. */
const LONGEST_ANNOUNCEMENT = 2000;

/** What of the receptionist they ask. */
export type Desk = Pick<
  Receptionist,
  "state" | "greet" | "dismiss" | "mute" | "stop" | "announce" | "health"
>;

/** What staff and technicians may ask of the robot, each with an answer that says what came of it. */
export class DeskControls {
  private readonly receptionist: Desk;

  constructor(receptionist: Desk) {
    this.receptionist = receptionist;
  }

  greet(): Verdict {
    switch (this.receptionist.state) {
      case "off-duty":
        return refused("refused-off-duty", "the robot is off duty");
      case "serving":
        return refused("refused-serving", "a visitor is being served");
      case "waiting":
        this.receptionist.greet();
        return done("greets", "greeting");
    }
  }

  wipe(): Verdict {
    const served = this.receptionist.state === "serving";
    this.receptionist.dismiss();
    return served
      ? done("visit-ended", "the visit is ended and forgotten")
      : done("screen-cleared", "nobody was being served; the screen is cleared");
  }

  mute(): Verdict {
    if (!this.setMuted(true)) return done("muted-before", "it was muted already");
    return done("muted", "the microphone is closed and the voice is silent");
  }

  resume(): Verdict {
    if (!this.setMuted(false)) return done("not-muted", "it was not muted");
    return done("hears-again", "the robot hears and speaks again");
  }

  stop(pressed: boolean): Verdict {
    this.receptionist.stop(pressed);
    if (pressed) return done("head-held", "the head brakes and holds");
    return this.health().head.stopped
      ? done("head-held-elsewhere", "released here; the emergency stop on the robot is still pressed")
      : done("head-released", "released; the head moves again");
  }

  mayAnnounce(text: string): Verdict {
    if (text.trim() === "") return refused("no-words", "there are no words to say");
    if (text.length > LONGEST_ANNOUNCEMENT) {
      const message = `the text has ${text.length} characters; at most ${LONGEST_ANNOUNCEMENT} are said`;
      return refused("too-many-words", message);
    }
    if (this.receptionist.state === "off-duty") return refused("refused-off-duty", "the robot is off duty");
    if (this.receptionist.state === "serving") return refused("refused-serving", "a visitor is being served");
    if (this.health().microphone.muted) return refused("refused-muted", "the robot is muted");
    return done("will-be-said", "it will be said");
  }

  announce(text: string, onSentence: OnSentence, signal: AbortSignal): Promise<AnnouncementOutcome> {
    return this.receptionist.announce(text, onSentence, signal);
  }

  /** False when nothing had to be done. */
  private setMuted(muted: boolean): boolean {
    if (this.health().microphone.muted === muted) return false;
    // The microphone lets go by itself in its own time; a failure of it ends the receptionist's run.
    void this.receptionist.mute(muted);
    return true;
  }

  private health(): RobotHealth {
    return this.receptionist.health();
  }
}

function done(answer: StaffAnswer, message: string): Verdict {
  return { done: true, answer, message };
}

function refused(answer: StaffAnswer, message: string): Verdict {
  return { done: false, answer, message };
}
