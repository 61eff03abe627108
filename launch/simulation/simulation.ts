import { DeskControls } from "../../robot/desk-controls.ts";
import { type Journal, type JournalSink, journalTo } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { HubConnect } from "../../sim/devices/simulated-network.ts";
import { KIOSK_CAMERA, Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { ControlRoom } from "../../sim/stage/control-room.ts";
import { Desk } from "../../sim/stage/desk.ts";
import { PagePainter } from "../../sim/stage/page-painter.ts";
import type { RobotConfig } from "../config.ts";
import { pictureCode } from "../hardware/recording.ts";
import { openStage } from "../hardware/stage.ts";
import { visitorVoice } from "../hardware/voice.ts";
import { openWatchers, type WatchOptions } from "../recording/record-options.ts";
import type { Scenarios } from "../scenario-files.ts";
import { softwareVersion } from "../software-version.ts";
import { type BootParts, bootRobot } from "./booted-robot.ts";
import { Director } from "./director.ts";
import { openDrivenClock } from "./driven-clock.ts";
import { LiveRobot } from "./live-robot.ts";
import { robotOrders } from "./robot-orders.ts";

/**
 * Who draws what the robot's camera sees: a page that is open and in sight, if its machine has a graphics card
 * (`auto`) or whatever it has (`page`); otherwise, and always with `projected`, the built-in painter.
 */
export const PAINTERS = ["auto", "page", "projected"] as const;
export type PainterChoice = (typeof PAINTERS)[number];

export interface SimulationOptions {
  readonly config: RobotConfig;
  readonly scenarios: Scenarios;
  /** The hub in this process, and its page. */
  readonly hub: { readonly connect: HubConnect; readonly url: string };
  /** Of the lobby's page; 0 for any that is free, null for no page. */
  readonly pagePort: number | null;
  readonly painter: PainterChoice;
  /** Who reads the robot's journal. */
  readonly sinks: readonly JournalSink[];
  /** What is kept of it, and who watches. */
  readonly watch: WatchOptions;
  say(line: string): void;
}

const ROBOT_IS_GONE = { done: false, message: "The robot is dead: put right what has killed it." };

export interface Simulation {
  readonly kioskUrl: string;
  /** Null without a page. */
  readonly pageUrl: string | null;
  readonly journal: Journal;
  /** Everything that runs, for `runTogether`. */
  readonly runners: readonly { run(signal: AbortSignal): Promise<void> }[];
}

/**
 * A robot in the simulated lobby, live: it can be looked at and interfered with from a page. Lobby and robot live in
 * paced time; pages and the hub live in the host's. What is opened is deferred to `opened`. Throws a `Fault` of
 * whatever cannot be opened.
 */
export async function openSimulation(options: SimulationOptions, opened: ReleaseStack): Promise<Simulation> {
  const { config, scenarios, hub } = options;
  const host = new SystemClock();
  const clock = openDrivenClock(host, opened);
  const seed = Math.floor(systemRandom.next() * 2 ** 31);
  const toDesk: JournalSink = (entry) => desk.log(entry);
  const journal = journalTo(clock, [...options.sinks, toDesk]);
  const stage = openStage({ port: options.pagePort ?? 0, clock: host, journal });
  const standIn = new Photographer();
  const pagePainter = new PagePainter({ stage, standIn, hostClock: host, journal });
  const lobby = new Lobby({
    painter: options.painter === "projected" ? standIn : pagePainter,
    scenario: scenarios[0],
    seed,
    clock,
    voices: (voice) => visitorVoice(voice, clock),
  });
  const director = new Director({ lobby, scenarios, clock, journal });
  const desk = new Desk({
    stage,
    host,
    clock,
    encode: (frame) => pictureCode("jpeg").encode(frame),
    about: () => ({
      robot: config.name,
      software: softwareVersion(),
      live: true,
      painter: options.painter,
      kioskUrl,
      hubUrl: hub.url,
      camera: KIOSK_CAMERA,
      pan: config.motion.pan,
      tilt: config.motion.tilt,
      scenarios: scenarios.map(({ title }) => title),
    }),
    view: () => lobby.view(),
    health: () => live.alive?.receptionist.health() ?? null,
    standing: () => ({
      pace: clock.pace,
      now: clock.now(),
      scenario: director.scenario,
      guests: lobby.guests.ids,
      mishaps: lobby.mishaps.active(),
    }),
  });
  const boot: BootParts = {
    config,
    lobby,
    dialler: lobby.dialler(hub.connect),
    clock,
    host,
    seed,
    sinks: [...options.sinks, toDesk],
    desk,
    scenarios,
    record: options.watch.record,
    watchers: await openWatchers(options.watch, config.name, journal, opened, options.say),
    ...(options.pagePort !== null && { kioskFramedBy: "http://127.0.0.1:* http://localhost:*" }),
  };
  const live = new LiveRobot(
    { lobby, clock, journal, boot: (life, port, ofLife) => bootRobot(boot, life, port, ofLife) },
    config.screen.port,
  );
  const { kioskUrl } = await live.open();
  opened.defer(() => live.close());
  const room = new ControlRoom({
    stage,
    journal,
    clock,
    guests: lobby.guests,
    mishaps: lobby.mishaps,
    lead: (id) => lobby.lead(id),
    touchScreen: (touch) => lobby.screen.touch(touch),
    play: (scenario) => director.play(scenario),
    order: (order) => {
      const { alive } = live;
      return alive ? robotOrders(new DeskControls(alive.receptionist))(order) : ROBOT_IS_GONE;
    },
  });
  const runners = [live, lobby, director];
  if (options.pagePort === null) return { kioskUrl, pageUrl: null, journal, runners };
  pagePainter.attend();
  room.attend();
  desk.attend();
  const { url: pageUrl } = await stage.listen();
  opened.defer(() => stage.close());
  return { kioskUrl, pageUrl, journal, runners: [...runners, desk] };
}
