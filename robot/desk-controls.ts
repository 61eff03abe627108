import type { RobotHealth } from "./kernel/robot-health.ts";
import type { Receptionist } from "./receptionist.ts";
import type { AnnouncementOutcome, OnSentence } from "./speech-line.ts";

/** Whether what was asked for is done, in a sentence for whoever asked. */
export interface Verdict {
  readonly done: boolean;
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
        return refused("the robot is off duty");
      case "serving":
        return refused("a visitor is being served");
      case "waiting":
        this.receptionist.greet();
        return done("greeting");
    }
  }

  wipe(): Verdict {
    const served = this.receptionist.state === "serving";
    this.receptionist.dismiss();
    return done(
      served ? "the visit is ended and forgotten" : "nobody was being served; the screen is cleared",
    );
  }

  mute(): Verdict {
    return this.setMuted(true, "the microphone is closed and the voice is silent", "it was muted already");
  }

  resume(): Verdict {
    return this.setMuted(false, "the robot hears and speaks again", "it was not muted");
  }

  stop(pressed: boolean): Verdict {
    this.receptionist.stop(pressed);
    if (pressed) return done("the head brakes and holds");
    return this.health().head.stopped
      ? done("released here; the emergency stop on the robot is still pressed")
      : done("released; the head moves again");
  }

  mayAnnounce(text: string): Verdict {
    if (text.trim() === "") return refused("there are no words to say");
    if (text.length > LONGEST_ANNOUNCEMENT) {
      return refused(`the text has ${text.length} characters; at most ${LONGEST_ANNOUNCEMENT} are said`);
    }
    if (this.receptionist.state === "off-duty") return refused("the robot is off duty");
    if (this.receptionist.state === "serving") return refused("a visitor is being served");
    if (this.health().microphone.muted) return refused("the robot is muted");
    return done("it will be said");
  }

  announce(text: string, onSentence: OnSentence, signal: AbortSignal): Promise<AnnouncementOutcome> {
    return this.receptionist.announce(text, onSentence, signal);
  }

  private setMuted(muted: boolean, message: string, already: string): Verdict {
    if (this.health().microphone.muted === muted) return done(already);
    // The microphone lets go by itself in its own time; a failure of it ends the receptionist's run.
    void this.receptionist.mute(muted);
    return done(message);
  }

  private health(): RobotHealth {
    return this.receptionist.health();
  }
}

function done(message: string): Verdict {
  return { done: true, message };
}

function refused(message: string): Verdict {
  return { done: false, message };
}
