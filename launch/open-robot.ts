import { DeskControls } from "../robot/desk-controls.ts";
import type { Screen } from "../robot/dialogue/screen.ts";
import type { Clock } from "../robot/kernel/clock.ts";
import type { ReleaseStack } from "../robot/kernel/release-stack.ts";
import type { Devices, Surroundings } from "../robot/parts.ts";
import { Receptionist } from "../robot/receptionist.ts";
import type { Tape } from "../robot/recording/tape.ts";
import { StaffDesk } from "../robot/staff-desk.ts";
import type { LinkDialler } from "../robot/sync/link.ts";
import type { Outbox } from "../robot/sync/outbox.ts";
import type { RobotConfig } from "./config.ts";
import { openEngines, rulesOf } from "./engines.ts";
import { openScreen } from "./hardware/screen.ts";
import { hubDialler, openOutbox, openProfileShelf, openRobotIdentity } from "./hardware/sync.ts";
import { loadProfile } from "./load-profile.ts";
import { type RecorderOptions, recordRobot } from "./recording/recorder.ts";
import { softwareVersion } from "./software-version.ts";

export interface OpenRobot {
  readonly receptionist: Receptionist;
  readonly kioskUrl: string;
  /** By which the hub enrols this robot. */
  readonly publicKey: string;
  /** For what is to be recorded beside what the robot itself knows. */
  readonly tape: Tape;
  /** Cuts its page off at once, as the end of the program does. */
  hangUp(): Promise<void>;
}

/** What is otherwise than in a robot that stands by itself. */
export interface RobotSurroundings {
  /** The way to the hub; over the network unless another is given. */
  readonly dialler?: LinkDialler;
  /** The outbox, on a disk that somebody looks after. */
  readonly outbox?: Outbox;
  /** Whose time the kiosk page lives in, where that is not the robot's. */
  readonly pageClock?: Clock;
  /** Origins of the pages that may show the kiosk page inside theirs, as a content security policy has them. */
  readonly kioskFramedBy?: string;
  /** What is kept of it, and who watches; nothing and nobody unless it is asked for. */
  readonly recording?: Omit<RecorderOptions, "config">;
}

const UNRECORDED = { file: null, heldClock: false, seed: null, scenario: null };

/**
 * Everything of a robot that serves in real time but its body: engines, outbox, kiosk page, way to the hub.
 * `bodyWith` brings the devices together with the kiosk page. What is opened is deferred to `opened`.
 * Throws a `Fault` of whatever cannot be opened.
 */
export async function openRobot(
  config: RobotConfig,
  around: Surroundings,
  opened: ReleaseStack,
  bodyWith: (kiosk: Screen) => Devices,
  given: RobotSurroundings = {},
): Promise<OpenRobot> {
  const { clock, journal, random } = around;
  const shelf = openProfileShelf(config.dataDir, clock, journal);
  const profile = shelf.kept?.profile ?? loadProfile(config.profile);
  const { pageClock, kioskFramedBy: framedBy } = given;
  const kiosk = openScreen({ rules: config.screen, clock: pageClock ?? clock, journal, framedBy });
  // First of all: a port that is taken should not cost the time it takes to load the models.
  const { url } = await kiosk.listen();
  const hangUp = once(() => kiosk.close());
  opened.defer(hangUp);
  const outbox = given.outbox ?? openOutbox(config.dataDir, config.sync, clock, random);
  opened.defer(() => outbox.close());
  const { engines, close } = await openEngines(config, clock, journal);
  opened.defer(close);
  const account = {
    profile,
    outbox,
    dialler: given.dialler ?? hubDialler(config.hubUrl, config.sync, clock),
    identity: openRobotIdentity(config.dataDir),
    shelf,
    name: config.name,
    softwareVersion: softwareVersion(),
  };
  if (given.recording?.file != null && given.recording.heldClock) await untilWholeMillisecond(clock);
  const recorded = await recordRobot(
    { devices: bodyWith(kiosk), account, around },
    { ...(given.recording ?? UNRECORDED), config },
  );
  opened.defer(() => recorded.close());
  const { devices, account: ours, around: taped } = recorded.parts;
  const rules = rulesOf(config);
  const receptionist = new Receptionist(devices, engines, ours, rules, taped);
  const desk = new StaffDesk({
    receptionist,
    screen: kiosk,
    controls: new DeskControls(receptionist),
    clock: pageClock ?? clock,
    journal,
    pin: config.screen.technicianPin,
    language: rules.dialogue.language,
    robot: config.name,
    softwareVersion: account.softwareVersion,
  });
  const closing = new AbortController();
  const attended = desk.run(closing.signal);
  opened.defer(() => {
    closing.abort(new Error("the robot is closed"));
    return attended;
  });
  return {
    receptionist,
    kioskUrl: url,
    publicKey: account.identity.publicKey,
    tape: recorded.tape,
    hangUp,
  };
}

/** Asked again, it is what it was. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}

/**
 * A recording counts whole nanoseconds. A robot whose rhythms begin with a whole millisecond keeps its moments exactly in
 * it: else a picture and a movement of one moment would part by the rounding, and a replay take them the other way round.
 * Only a clock that is held comes to one.
 */
async function untilWholeMillisecond(clock: Clock): Promise<void> {
  for (let now = clock.now(); !Number.isInteger(now); now = clock.now()) {
    await clock.sleep(Math.ceil(now) - now);
  }
}

/** Runs parts that belong together: when one ends or fails, all end. Rejects with the first failure. */
export async function runTogether(
  parts: readonly { run(signal: AbortSignal): Promise<void> }[],
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const runs = parts.map((part) => part.run(both).finally(() => stop.abort(new Error("a part has ended"))));
  await Promise.allSettled(runs);
  await Promise.all(runs);
}
