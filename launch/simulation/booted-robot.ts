import { Gauges } from "../../robot/kernel/gauges.ts";
import { type JournalSink, journalTo } from "../../robot/kernel/journal.ts";
import type { PacedClock } from "../../robot/kernel/paced-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { TapeSink } from "../../robot/recording/tape.ts";
import type { LinkDialler } from "../../robot/sync/link.ts";
import { PowerCord } from "../../sim/devices/power-cord.ts";
import type { Lobby } from "../../sim/lobby.ts";
import type { Desk } from "../../sim/stage/desk.ts";
import type { RobotConfig } from "../config.ts";
import { openOutboxToTry } from "../hardware/sync.ts";
import { mirrored } from "../mirrored-screen.ts";
import { LivingVoice, seedOfLife } from "../mortality.ts";
import { type OpenRobot, openRobot } from "../open-robot.ts";
import { recordingOfLife } from "../recording/recording-of-life.ts";
import { keepWatching } from "../recording/standing-watch.ts";
import type { Scenarios } from "../scenario-files.ts";
import { keepDiskAsItIs } from "./disk-keeper.ts";
import { watchedCamera } from "./watched-camera.ts";

export interface BootParts {
  readonly config: RobotConfig;
  readonly lobby: Lobby;
  readonly dialler: LinkDialler;
  readonly clock: PacedClock;
  /** The kiosk page lives in the host's time. */
  readonly host: SystemClock;
  readonly seed: number;
  /** Who reads its journal. */
  readonly sinks: readonly JournalSink[];
  /** Who is told what happens at its desk, and sees what it sees. */
  readonly desk: Pick<Desk, "tell" | "see">;
  readonly scenarios: Scenarios;
  /** Path of the first life's recording; null: none. */
  readonly record: string | null;
  readonly watchers: readonly TapeSink[];
  /** Origins that may show the kiosk page inside theirs. */
  readonly kioskFramedBy?: string;
}

/** A robot of the live lobby whose life can be ended. */
export interface BootedRobot extends OpenRobot {
  /** All that runs of it. */
  readonly runners: readonly { run(signal: AbortSignal): Promise<void> }[];
  /** From now on nothing that its program does reaches body, disk, page or journal. */
  cut(reason: Error): void;
}

/**
 * Starts the robot's program, for the first time or again. What is opened is deferred to `opened`. Throws a `Fault` of
 * whatever cannot be opened.
 *
 * @param life counts from 1
 * @param kioskPort where its page is; 0 takes any free one
 */
export async function bootRobot(
  parts: BootParts,
  life: number,
  kioskPort: number,
  opened: ReleaseStack,
): Promise<BootedRobot> {
  const { lobby, clock, host, desk, dialler, kioskFramedBy } = parts;
  const config = { ...parts.config, screen: { ...parts.config.screen, port: kioskPort } };
  const voice = new LivingVoice();
  const sinks = parts.sinks.map((sink) => voice.to(sink));
  const seed = seedOfLife(parts.seed, life);
  const around = {
    clock: lobby.robotClock,
    random: seededRandom(seed),
    journal: journalTo(lobby.robotClock, sinks),
    gauges: new Gauges(),
    news: desk.tell,
  };
  const { outbox, diskIsFull } = openOutboxToTry(config.dataDir, config.sync, around.clock, around.random);
  const cords: PowerCord[] = [];
  const robot = await openRobot(
    config,
    around,
    opened,
    (kiosk) => {
      const { microphone, speaker, head, emergencyStop, battery } = lobby;
      const camera = watchedCamera(lobby.camera, desk.see);
      const screen = mirrored([kiosk, lobby.screen]);
      const cord = new PowerCord({ camera, microphone, speaker, head, emergencyStop, battery, screen });
      cords.push(cord);
      return cord.body;
    },
    {
      dialler,
      outbox,
      pageClock: host,
      recording: {
        file: parts.record === null ? null : recordingOfLife(parts.record, life),
        watchers: parts.watchers,
        heldClock: true,
        seed,
        scenario: parts.scenarios[0],
      },
      ...(kioskFramedBy !== undefined && { kioskFramedBy }),
    },
  );
  const { receptionist, tape } = robot;
  const watched = { health: () => receptionist.health(), view: () => lobby.view() };
  return {
    ...robot,
    runners: [
      receptionist,
      keepDiskAsItIs(lobby.mishaps, diskIsFull, clock),
      { run: (signal) => keepWatching(tape, watched, clock, signal) },
    ],
    cut: (reason) => {
      voice.silence();
      for (const cord of cords) cord.pull(reason);
      // Its files are closed under it: what it would still write fails, and nobody hears of it.
      outbox.close();
      void robot.hangUp();
    },
  };
}
