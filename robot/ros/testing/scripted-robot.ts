import type { Clock } from "../../kernel/clock.ts";
import type { RobotHealth } from "../../kernel/robot-health.ts";
import type { Controls, Verdict } from "../controls.ts";
import type { ConfiguredRobot, ManagedRobot } from "../managed-robot.ts";

type Call = "configure" | "activate" | "deactivate" | "cleanup";

/** A robot that takes a second for everything, fails where told to, and remembers what was asked of it. */
export class ScriptedRobot implements ManagedRobot {
  readonly calls: Call[] = [];
  /** What each call throws; a list is used up, one for each call, and its nulls succeed. */
  readonly failures: Partial<Record<Call, (unknown | null)[]>> = {};
  health: RobotHealth = healthy;
  /** When false, what it says can only be read. */
  voiceWorks = true;
  mayAnnounce: Verdict = { done: true, message: "" };
  /** Fails by itself. */
  breakDown: (error: unknown) => void = () => {};
  stopped = false;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async configure(onBroken: (error: unknown) => void): Promise<ConfiguredRobot> {
    await this.does("configure");
    this.breakDown = onBroken;
    return {
      controls: this.controls(),
      health: () => this.health,
      activate: () => this.does("activate"),
      deactivate: () => this.does("deactivate"),
      cleanup: () => this.does("cleanup"),
    };
  }

  private async does(call: Call): Promise<void> {
    this.calls.push(call);
    await this.clock.sleep(1000);
    const failure = this.failures[call]?.shift() ?? null;
    if (failure !== null) throw failure;
  }

  private controls(): Controls {
    return {
      greet: () => ({ done: false, message: "somebody is served" }),
      wipe: () => ({ done: true, message: "the visitor is forgotten" }),
      mute: () => ({ done: true, message: "muted" }),
      resume: () => ({ done: true, message: "resumed" }),
      stop: (pressed) => {
        this.stopped = pressed;
        return { done: true, message: pressed ? "stopped" : "released" };
      },
      mayAnnounce: () => this.mayAnnounce,
      announce: async (text, onSentence, signal) => {
        const sentences = text.match(/[^.!?]+[.!?]*/g)?.map((one) => one.trim()) ?? [];
        for (const [index, sentence] of sentences.entries()) {
          if (signal.aborted) return "interrupted";
          onSentence(sentence, index + 1, sentences.length);
          await this.clock.sleep(1000);
        }
        if (signal.aborted) return "interrupted";
        return this.voiceWorks ? "finished" : "shown";
      },
    };
  }
}

export const healthy: RobotHealth = {
  onDuty: true,
  camera: { fault: null, frameAgeMs: 60, framesDropped: 0 },
  detector: { inferenceMs: 30, persons: 1 },
  microphone: { fault: null, muted: false, audioAgeMs: 40, levelDbfs: -42 },
  voice: { fault: null },
  screen: { fault: null },
  outbox: { pending: 0, quarantined: 0 },
  link: "online",
  head: { fault: null, lost: false, stopped: false, panLagRad: 0.01, tiltLagRad: 0.01 },
  battery: { share: 0.8, charging: false, level: "enough" },
};
