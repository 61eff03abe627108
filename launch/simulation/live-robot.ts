import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { Lobby } from "../../sim/lobby.ts";
import { untilDeath, untilPutRight } from "../mortality.ts";
import { runTogether } from "../open-robot.ts";
import type { BootedRobot } from "./booted-robot.ts";

export interface LiveRobotParts {
  readonly lobby: Pick<Lobby, "mishaps" | "robotDies">;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Starts the program; `life` counts from 1, and a port of 0 takes any free one. */
  boot(life: number, kioskPort: number, opened: ReleaseStack): Promise<BootedRobot>;
}

/**
 * The robot of a live lobby: its program can be killed and its power cut by hand, and it starts again when that is put
 * right. Its disk and the address of its kiosk page survive; the lobby and its page never notice anything but that it is
 * gone.
 */
export class LiveRobot {
  private readonly parts: LiveRobotParts;
  private robot: BootedRobot | null = null;
  private opened = new ReleaseStack();
  private lives = 0;
  private kioskPort: number;

  /** @param kioskPort of its first life; later ones keep what that got */
  constructor(parts: LiveRobotParts, kioskPort: number) {
    this.parts = parts;
    this.kioskPort = kioskPort;
  }

  /** Null while it is dead. */
  get alive(): BootedRobot | null {
    return this.robot;
  }

  /** Its first start. Throws a `Fault` of whatever cannot be opened. */
  async open(): Promise<BootedRobot> {
    const opened = new ReleaseStack();
    this.opened = opened;
    this.lives += 1;
    if (this.lives > 1) this.parts.journal.info("robot.started-again");
    try {
      const robot = await this.parts.boot(this.lives, this.kioskPort, opened);
      this.kioskPort = Number(new URL(robot.kioskUrl).port);
      this.robot = robot;
      return robot;
    } catch (error) {
      await opened.release();
      throw error;
    }
  }

  /** Lives, as often as it must, until the signal is aborted. Rejects when the robot fails by itself. */
  async run(signal: AbortSignal): Promise<void> {
    const { lobby, clock } = this.parts;
    try {
      for (;;) {
        await this.live(this.robot ?? (await this.open()), signal);
        if (signal.aborted) return;
        await untilPutRight(lobby.mishaps, clock, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  /** Lets go of the life at hand. */
  async close(): Promise<void> {
    this.robot = null;
    await this.opened.release();
  }

  /** Until it dies, or the signal is aborted. */
  private async live(robot: BootedRobot, signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    const either = AbortSignal.any([signal, end.signal]);
    const running = runTogether(robot.runners, either).finally(() =>
      end.abort(new Error("the robot has ended")),
    );
    // Awaited below; until then a failure must not count as one that nobody awaits.
    running.catch(() => undefined);
    const { lobby, clock, journal } = this.parts;
    const death = await untilDeath(lobby.mishaps, clock, either);
    if (death === null) {
      await running;
      if (signal.aborted) return;
      throw new Error("the robot has ended by itself");
    }
    const reason = new Error("the robot is gone");
    robot.cut(reason);
    this.robot = null;
    lobby.robotDies(death);
    journal.warn(`robot.${death}`);
    end.abort(reason);
    // What a dead program stumbles over on its way out reaches nobody.
    await running.catch(() => undefined);
    await this.opened.release();
  }
}
