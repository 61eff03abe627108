import { describe, expect, it } from "vitest";
import { type Desk, DeskControls } from "./desk-controls.ts";
import type { StaffMessage, StaffScreen, StaffTouch } from "./dialogue/staff-protocol.ts";
import { EventLog, journalTo } from "./kernel/journal.ts";
import { ManualClock } from "./kernel/manual-clock.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { DeskState } from "./news.ts";
import { StaffDesk } from "./staff-desk.ts";

/** A robot that does as it is told, and remembers it. */
class ObedientRobot implements Desk {
  state: DeskState = "waiting";
  link: RobotHealth["link"] = "online";
  muted = false;
  stopped = false;
  readonly done: string[] = [];

  async serve(onDuty: boolean): Promise<void> {
    this.state = onDuty ? "waiting" : "off-duty";
  }

  greet(): void {
    this.state = "serving";
  }

  dismiss(): void {
    this.done.push("dismissed");
  }

  async mute(muted: boolean): Promise<void> {
    this.muted = muted;
  }

  stop(pressed: boolean): void {
    this.stopped = pressed;
  }

  async announce(text: string): Promise<"finished"> {
    this.done.push(text);
    return "finished";
  }

  health(): RobotHealth {
    return {
      onDuty: this.state !== "off-duty",
      camera: { fault: null, frameAgeMs: 100, framesDropped: 0 },
      detector: { inferenceMs: 30, persons: 0 },
      microphone: { fault: null, muted: this.muted, audioAgeMs: 20, levelDbfs: -60 },
      voice: { fault: null },
      screen: { fault: null },
      outbox: { pending: 1, quarantined: 0 },
      link: this.link,
      head: { fault: null, lost: false, stopped: this.stopped, panLagRad: 0, tiltLagRad: 0 },
      battery: null,
    };
  }
}

async function attended(pin: string) {
  const clock = new ManualClock();
  const robot = new ObedientRobot();
  const shown: StaffMessage[] = [];
  let listener: (touch: StaffTouch) => void = () => {};
  const screen: StaffScreen = {
    show: (message) => shown.push(message),
    onStaff: (listen) => {
      listener = listen;
    },
  };
  const log = new EventLog();
  const desk = new StaffDesk({
    screen,
    receptionist: robot,
    controls: new DeskControls(robot),
    clock,
    journal: journalTo(clock, [log.sink]),
    pin,
    language: "es",
    robot: "Front desk",
    softwareVersion: "1.2.3",
  });
  const stop = new AbortController();
  const running = desk.run(stop.signal);
  return {
    clock,
    robot,
    shown,
    log,
    touch: (touch: StaffTouch) => listener(touch),
    last: () => shown.at(-1),
    end: async () => {
      stop.abort();
      await clock.finish(running);
    },
  };
}

const open = (pin: string): StaffTouch => ({ type: "staff", kind: "open", pin });

describe("the staff's desk", () => {
  it("tells that the hub is out of reach after a while, once, and that it is back", async () => {
    const { clock, robot, shown, end } = await attended("4711");
    await clock.advance(5000);
    expect(shown).toEqual([]);
    robot.link = "connecting";
    await clock.advance(15_000);
    expect(shown).toEqual([]);
    await clock.advance(30_000);
    const problem = { part: "link", code: "link.offline", waiting: 1 };
    expect(shown).toEqual([{ type: "problems", problems: [problem] }]);
    robot.link = "online";
    await clock.advance(2000);
    expect(shown.at(-1)).toEqual({ type: "problems", problems: [] });
    await end();
  });

  it("lets in whoever knows the PIN, shows how the robot is doing, and leaves no PIN in the journal", async () => {
    const { touch, last, log, end } = await attended("4711");
    touch(open("4712"));
    expect(last()).toEqual({ type: "door", answer: "wrong" });
    touch(open("4711"));
    expect(last()).toMatchObject({
      type: "technician",
      technician: { robot: "Front desk", softwareVersion: "1.2.3", onDuty: true, muted: false },
    });
    expect(log.lines().join("\n")).not.toMatch(/471[12]/);
    await end();
  });

  it("lets nobody in without a PIN in the configuration, nor while a visitor is served, nor after many tries", async () => {
    const without = await attended("");
    without.touch(open(""));
    expect(without.last()).toEqual({ type: "door", answer: "no-pin" });
    await without.end();

    const { touch, last, robot, end } = await attended("4711");
    robot.state = "serving";
    touch(open("4711"));
    expect(last()).toEqual({ type: "door", answer: "serving" });
    robot.state = "waiting";
    for (let wrong = 0; wrong < 5; wrong++) touch(open("0000"));
    expect(last()).toEqual({ type: "door", answer: "waits" });
    touch(open("4711"));
    expect(last()).toEqual({ type: "door", answer: "waits" });
    await end();
  });

  it("does what a technician asks, and nothing of it while the door is shut", async () => {
    const { touch, robot, last, end } = await attended("4711");
    const ask = (what: Extract<StaffTouch, { kind: "ask" }>["ask"]) =>
      touch({ type: "staff", kind: "ask", ask: what });
    ask("mute");
    expect(robot.muted).toBe(false);
    touch(open("4711"));
    ask("mute");
    expect(robot.muted).toBe(true);
    expect(last()).toMatchObject({ technician: { muted: true, answer: "muted" } });
    ask("unmute");
    ask("stop-head");
    ask("test-voice");
    ask("wipe");
    expect(robot).toMatchObject({ muted: false, stopped: true });
    expect(robot.done).toEqual([expect.stringContaining("prueba de mi voz"), "dismissed"]);
    ask("off-duty");
    expect(robot.state).toBe("off-duty");
    ask("on-duty");
    ask("greet");
    expect(robot.state).toBe("serving");
    expect(last()).toEqual({ type: "technician", technician: null });
    await end();
  });

  it("closes when it is left alone, when asked to, and when a visitor comes", async () => {
    const { clock, touch, robot, last, end } = await attended("4711");
    const closed = { type: "technician", technician: null };
    touch(open("4711"));
    await clock.advance(125_000);
    expect(last()).toEqual(closed);
    touch(open("4711"));
    touch({ type: "staff", kind: "close" });
    expect(last()).toEqual(closed);
    touch(open("4711"));
    expect(last()).not.toEqual(closed);
    robot.state = "serving";
    await clock.advance(1000);
    expect(last()).toEqual(closed);
    await end();
  });
});
