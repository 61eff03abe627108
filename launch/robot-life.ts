import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BusinessProfile } from "../robot/kernel/business-profile.ts";
import type { Clock } from "../robot/kernel/clock.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import { Gauges } from "../robot/kernel/gauges.ts";
import { type Journal, type JournalSink, journalTo } from "../robot/kernel/journal.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import type { Engines } from "../robot/parts.ts";
import { Receptionist } from "../robot/receptionist.ts";
import type { RobotIdentity } from "../robot/sync/identity.ts";
import type { LinkDialler } from "../robot/sync/link.ts";
import type { Outbox } from "../robot/sync/outbox.ts";
import type { PowerCord } from "../sim/devices/power-cord.ts";
import type { Lobby } from "../sim/lobby.ts";
import type { Place } from "../sim/scenario/judging/personal-traces.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { RobotConfig } from "./config.ts";
import { rulesOf } from "./engines.ts";
import { openOutboxToTry, openProfileShelf } from "./hardware/sync.ts";
import { loadProfile } from "./load-profile.ts";
import { type Death, LivingVoice, seedOfLife, untilDeath, untilPutRight } from "./mortality.ts";
import { type RecordedRobot, recordRobot } from "./recording/recorder.ts";
import { recordingOfLife } from "./recording/recording-of-life.ts";
import { keepWatching } from "./recording/standing-watch.ts";
import { softwareVersion } from "./software-version.ts";
import { searchedPlaces } from "./visits/searched-places.ts";

export interface RobotLifeParts {
  readonly lobby: Lobby;
  readonly dialler: LinkDialler;
  readonly engines: Engines;
  /** What its key file holds; it survives. */
  readonly identity: RobotIdentity;
  readonly config: RobotConfig;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly clock: Clock;
  /** Its dead are not heard any more. */
  readonly sink: JournalSink;
  /** An empty folder for the robot's disks. */
  readonly dataDir: string;
  /** Path of an MCAP file; the second life goes to a file of its own. */
  readonly recordTo?: string;
}

interface LivingRobot {
  readonly number: number;
  readonly disk: string;
  readonly receptionist: Receptionist;
  readonly profile: BusinessProfile;
  readonly outbox: Outbox;
  readonly diskIsFull: (full: boolean) => void;
  readonly cord: PowerCord;
  readonly recorded: RecordedRobot;
  readonly voice: LivingVoice;
}

/**
 * A robot that can be killed, and starts again when it may. All but its disk, its key and the engines, which are
 * programs beside it, is made anew each time. Its disk is what the old one was at the moment of the end, byte for byte:
 * what a program still does on its way out happens to a disk that nobody reads any more.
 */
export class RobotLife {
  private readonly parts: RobotLifeParts;
  private readonly journal: Journal;
  private robot: LivingRobot | null = null;
  private lives = 0;

  constructor(parts: RobotLifeParts) {
    this.parts = parts;
    this.journal = journalTo(parts.clock, [parts.sink]);
  }

  /** The receptionist and what it has stored; null while it is dead. */
  get alive(): Pick<LivingRobot, "receptionist" | "outbox" | "disk"> | null {
    return this.robot;
  }

  /** Where nothing of a visitor should be left now; none while it serves somebody, or is dead. */
  places(journal: readonly string[]): readonly Place[] {
    const { robot } = this;
    const { lobby, engines, config } = this.parts;
    if (robot?.receptionist.state !== "waiting") return [];
    const { receptionist, outbox, disk, profile } = robot;
    // Engines know names that everybody knows; who was heard they forget on their own.
    const except = [lobby, config, profile, ...Object.values(engines)];
    return searchedPlaces({ receptionist, except, outbox, disk, journal, screen: lobby.screen.contents });
  }

  /** Lives, as often as it must, until the signal is aborted. Rejects when the robot fails by itself. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        await this.live(signal);
        await untilPutRight(this.parts.lobby.mishaps, this.parts.clock, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    } finally {
      if (this.robot) await bury(this.robot);
      this.robot = null;
    }
  }

  /** From its start to its end, by whatever. */
  private async live(signal: AbortSignal): Promise<void> {
    const robot = await this.boot();
    this.robot = robot;
    const end = new AbortController();
    const running = robot.receptionist.run(AbortSignal.any([signal, end.signal]));
    const over = running.finally(() => end.abort(new Error("the robot has ended")));
    // Awaited below; until then a failure must not count as one that nobody awaits.
    over.catch(() => undefined);
    const either = AbortSignal.any([signal, end.signal]);
    const recording = this.keepRecording(robot, either);
    const { lobby, clock } = this.parts;
    const death = await untilDeath(lobby.mishaps, clock, either, () =>
      robot.diskIsFull(lobby.mishaps.isOn("disk-full")),
    );
    if (death !== null) end.abort(this.kill(robot, death));
    if (death !== null) await atThisInstant(over, clock);
    await over;
    await recording;
    if (signal.aborted) return;
    if (death === null) throw new Error("the robot has ended by itself");
    this.robot = null;
    // Closing its files is work that takes no simulated time, as for a robot that was never there.
    await clock.during(bury(robot));
    rmSync(robot.disk, { recursive: true, force: true });
  }

  private keepRecording({ recorded, receptionist }: LivingRobot, over: AbortSignal): Promise<void> {
    const { lobby, clock } = this.parts;
    if (!recorded.tape.wants("lobby")) return Promise.resolve();
    return keepWatching(
      recorded.tape,
      { health: () => receptionist.health(), view: () => lobby.view() },
      clock,
      over,
    );
  }

  /** At this very moment: the disk stays as it is, and nothing of what the robot does from now on counts. */
  private kill(robot: LivingRobot, death: Death): Error {
    const reason = new Error("the robot is gone");
    cpSync(robot.disk, this.diskOf(robot.number + 1), { recursive: true });
    robot.voice.silence();
    robot.cord.pull(reason);
    this.parts.lobby.robotDies(death);
    this.journal.warn(`robot.${death}`);
    return reason;
  }

  private async boot(): Promise<LivingRobot> {
    const { lobby, config, scenario, seed, identity, dialler, engines, sink } = this.parts;
    const number = ++this.lives;
    if (number > 1) this.journal.info("robot.started-again");
    const disk = this.diskOf(number);
    mkdirSync(disk, { recursive: true });
    const clock = lobby.robotClock;
    const voice = new LivingVoice();
    const journal = journalTo(clock, [voice.to(sink)]);
    const random = seededRandom(seedOfLife(seed, number));
    const { outbox, diskIsFull } = openOutboxToTry(disk, config.sync, clock, random);
    const shelf = openProfileShelf(disk, clock, journal);
    const cord = lobby.plugIn();
    const account = {
      profile: shelf.kept?.profile ?? loadProfile(config.profile),
      outbox,
      dialler,
      identity,
      shelf,
      name: config.name,
      softwareVersion: softwareVersion(),
    };
    const recorded = await clock.during(
      recordRobot(
        { devices: cord.body, account, around: { clock, random, journal, gauges: new Gauges() } },
        { file: this.recordingOf(number), config, seed, scenario, heldClock: true },
      ),
    );
    const { devices, account: taped, around } = recorded.parts;
    const receptionist = new Receptionist(devices, engines, taped, rulesOf(config), around);
    const { profile } = account;
    return { number, disk, receptionist, profile, outbox, diskIsFull, cord, recorded, voice };
  }

  private diskOf(life: number): string {
    return join(this.parts.dataDir, `disk-${life}`);
  }

  private recordingOf(life: number): string | null {
    const { recordTo } = this.parts;
    return recordTo === undefined ? null : recordingOfLife(recordTo, life);
  }
}

async function bury({ recorded, outbox }: LivingRobot): Promise<void> {
  await recorded.close();
  outbox.close();
}

/**
 * Holds simulated time still until `work` has ended, although it waits for this clock's work itself, as rooms do that
 * close their engines: what is behind them in `during` would wait for itself.
 */
async function atThisInstant(work: Promise<unknown>, clock: Clock): Promise<void> {
  let ended = false;
  const mark = () => {
    ended = true;
  };
  work.then(mark, mark);
  while (!ended) await clock.during(new Promise<void>((resolve) => setImmediate(resolve)));
}
