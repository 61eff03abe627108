import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkProfile } from "../../robot/kernel/business-profile.ts";
import { type Instant, instant, wallTime } from "../../robot/kernel/clock.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { Receptionist } from "../../robot/receptionist.ts";
import { PROFILE_ENCLOSURE } from "../../robot/recording/heading.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import { type TapeMessage, tapeTo } from "../../robot/recording/tape.ts";
import { passingShelf } from "../../robot/sync/profile-shelf.ts";
import { prompt } from "../../sim/replay/prompter.ts";
import { replayedRandom } from "../../sim/replay/replayed-random.ts";
import type { RobotConfig } from "../config.ts";
import { openEngines, rulesOf } from "../engines.ts";
import { pictureCode, pictureReader } from "../hardware/recording.ts";
import { openOutbox, simulatedIdentity } from "../hardware/sync.ts";
import { type Decision, type Difference, decisionsOf, firstDifference, isDecision } from "./decisions.ts";
import { replayedOutbox } from "./replayed-outbox.ts";
import { replayedRobot } from "./replayed-robot.ts";
import { tapedRobot } from "./taped-robot.ts";

export interface ReplayOptions {
  /** The rules that are tried; those of the recording show whether it can be reproduced. */
  readonly config: RobotConfig;
  /** From the recording's beginning; only what is decided in between is compared. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly signal: AbortSignal;
}

export interface Replay {
  /** Compared on either side. */
  readonly recorded: readonly Decision[];
  readonly replayed: readonly Decision[];
  readonly difference: Difference | null;
  /** How much later or earlier the same decision may be. */
  readonly toleranceMs: number;
}

/** Steps of simulated time; only how soon an abort is noticed depends on it. */
const STEP_MS = 500;
/**
 * A robot whose clock ran on decided as late as its engines were slow; a replay decides at once. A second is a detection
 * and a recogniser's last word on a small machine.
 */
const RUNNING_TOLERANCE_MS = 1000;

/**
 * Lets a robot of today live through what another one lived through, with real engines on simulated time, and
 * compares what it decides. Throws a `Fault` `recording.…` or `model.…`, and the signal's reason when aborted.
 */
export async function replay(recording: Recording, options: ReplayOptions): Promise<Replay> {
  const { heading } = recording;
  const startsAt = instant(heading.startedAtMs);
  const inSpan = ({ at }: Decision) =>
    at - startsAt >= options.fromMs &&
    at - startsAt <= options.toMs &&
    // What a robot does when it is told to end stands at the very end, where it is cut off as well.
    at < recording.endsAt;
  const until = instant(Math.min(recording.endsAt, startsAt + options.toMs));
  const recorded = decisionsOf(recording.messages).filter(inSpan);
  const replayed = decisionsOf(await relive(recording, until, options)).filter(inSpan);
  const toleranceMs = heading.clock === "held" ? 0 : RUNNING_TOLERANCE_MS;
  return { recorded, replayed, difference: firstDifference(recorded, replayed, toleranceMs), toleranceMs };
}

/** Everything that the robot does this time. */
async function relive(
  recording: Recording,
  until: Instant,
  { config, signal }: ReplayOptions,
): Promise<readonly TapeMessage[]> {
  const { heading } = recording;
  const clock = new ManualClock(wallTime(heading.startedWallMs - heading.startedAtMs));
  await clock.advance(heading.startedAtMs);
  const random = replayedRandom(
    recording.of("chance").map(({ body }) => body),
    heading.seed ?? 1,
  );
  const journal = journalTo(clock, [new EventLog().sink]);
  const opened = new ReleaseStack();
  try {
    const dataDir = mkdtempSync(join(tmpdir(), "stella-replay-"));
    opened.defer(() => rmSync(dataDir, { recursive: true, force: true }));
    const outbox = openOutbox(dataDir, config.sync, clock, replayedRandom([], 1));
    opened.defer(() => outbox.close());
    const { engines, close } = await clock.finish(openEngines(config, clock));
    opened.defer(() => clock.finish(close()));

    const profile = checkProfile(JSON.parse(recording.enclosure(PROFILE_ENCLOSURE)), recording.place);
    const shelf = passingShelf();
    if (heading.hadOwnersProfile) shelf.keep({ version: heading.profileVersion, profile });
    const { devices, dialler, prompts } = replayedRobot(recording, pictureReader, clock);
    const done: TapeMessage[] = [];
    const tape = tapeTo(clock, [{ wants: isDecision, take: (message) => done.push(message) }]);
    const { account, around, ...taped } = tapedRobot(
      {
        devices,
        account: {
          profile,
          outbox: replayedOutbox(outbox, recording),
          dialler,
          identity: simulatedIdentity(wallTime(heading.keyMadeAtMs)),
          shelf,
          name: heading.robot,
          softwareVersion: heading.softwareVersion,
        },
        around: { clock, random, journal, gauges: new Gauges() },
      },
      tape,
      { code: pictureCode(heading.pictures), read: pictureReader, faithful: false },
    );
    const receptionist = new Receptionist(taped.devices, engines, account, rulesOf(config), around);
    const stop = new AbortController();
    let broken: { readonly error: unknown } | null = null;
    const running = Promise.all([prompt(prompts, clock, stop.signal), receptionist.run(stop.signal)]).catch(
      (error: unknown) => {
        broken = { error };
      },
    );
    opened.defer(async () => {
      stop.abort(new Error("the replay is over"));
      await clock.finish(running);
    });
    while (clock.now() < until && broken === null && !signal.aborted) {
      await clock.advance(Math.min(STEP_MS, until - clock.now()));
    }
    if (broken !== null) throw (broken as { error: unknown }).error;
    signal.throwIfAborted();
    return done;
  } finally {
    await opened.release();
  }
}
