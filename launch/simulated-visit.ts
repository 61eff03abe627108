import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { type HubHealth, openHub } from "../crm/server/hub.ts";
import type { IntakeRecord } from "../robot/kernel/intake-record.ts";
import { EventLog, type Journal, journalTo } from "../robot/kernel/journal.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import { ReleaseStack } from "../robot/kernel/release-stack.ts";
import { Lobby } from "../sim/lobby.ts";
import type { Painter } from "../sim/rendering/painter.ts";
import { givenIn, type Place } from "../sim/scenario/judging/personal-traces.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { failuresOf } from "../sim/scenario/verdict.ts";
import type { RobotConfig } from "./config.ts";
import { openPainter } from "./hardware/painter.ts";
import { simulatedIdentity } from "./hardware/sync.ts";
import { loadProfile } from "./load-profile.ts";
import { RobotLife } from "./robot-life.ts";
import { robotOf } from "./scenario-robot.ts";
import { ApprovingOwner } from "./visits/approving-owner.ts";
import { Backstage } from "./visits/backstage.ts";

/** What became of one scenario: the line that `stella visit --json` prints. */
export interface VisitReport {
  readonly scenario: string;
  readonly seed: number;
  readonly passed: boolean;
  /** Of the whole journal: the same scenario and seed give the same. */
  readonly eventLogSha256: string;
  /** From the scenario's beginning; null when nobody was greeted. */
  readonly greetedAtMs: number | null;
  readonly records: readonly IntakeRecord[];
  readonly failures: readonly string[];
}

export interface VisitResult {
  readonly report: VisitReport;
  /** The journal, one JSON line for each event. */
  readonly events: readonly string[];
  /** How long it lasted in the lobby. */
  readonly simulatedMs: number;
  /** What the hub knew of the robot in the end. */
  readonly hub: HubHealth;
}

export interface SimulatedVisit {
  readonly name: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly config: RobotConfig;
  /** An empty folder for the robot's outbox. */
  readonly dataDir: string;
  /** Opens whoever draws what the robot's camera sees; default: projected geometry, without a browser. */
  readonly painter?: (journal: Journal, opened: ReleaseStack) => Promise<Painter>;
  /** Path of an MCAP file to record the visit to. */
  readonly recordTo?: string;
  /** What this visit shares with others, one after another; without it everything is opened for this one alone. */
  readonly backstage?: Backstage;
  readonly signal: AbortSignal;
}

/** How often it is asked whether the visit is over. */
const LOOK_EVERY_MS = 500;
/** After the last visitor has left and the robot's last word, before the visit is judged. */
const AFTERMATH_MS = 2000;
/** The hub's dice must not be the robot's: its traffic would change what happens in the lobby. */
const HUB_SEED = 0x5eed;

/**
 * Plays one scenario on simulated time, with the real engines, outbox, protocol and hub. Rejects with the signal's
 * reason when it is aborted: half a visit has no verdict.
 */
export async function simulateVisit(visit: SimulatedVisit): Promise<VisitResult> {
  const { scenario, seed } = visit;
  const config = robotOf(scenario, visit.config);
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const identity = simulatedIdentity();
  const opened = new ReleaseStack();
  const backstage = visit.backstage ?? new Backstage();
  backstage.enter(clock);
  if (!visit.backstage) opened.defer(() => clock.finish(backstage.close()));
  try {
    const hub = await clock.finish(
      openHub({ storage: backstage.database, clock, journal, random: seededRandom(seed + HUB_SEED) }),
    );
    opened.defer(() => clock.finish(hub.close()));
    const account = await clock.finish(operatorAccount(hub.core));
    if (!scenario.pairing) await clock.finish(hub.enrol(account, config.name, identity.publicKey));
    const engines = await clock.finish(backstage.engines(config));
    const painter = await clock.finish(
      visit.painter?.(journal, opened) ?? openPainter("projected", journal, opened),
    );
    const voices = (voice: string) => backstage.voice(voice);
    const lobby = new Lobby({ painter, scenario, seed, clock, voices });
    const dialler = lobby.dialler((send, hangUp) => hub.connect(send, hangUp));
    const robot = new RobotLife({
      ...visit,
      config,
      lobby,
      dialler,
      engines,
      identity,
      clock,
      sink: log.sink,
    });

    const owner =
      scenario.pairing &&
      new ApprovingOwner({
        core: hub.core,
        accountId: account,
        clock,
        approvesAtS: scenario.pairing.approvedAtS,
        shown: () => lobby.observed().pairing,
        name: config.name,
      });

    const startedWall = clock.wallNow();
    const places = await untilItIsOver(visit, clock, lobby, robot, log, owner);
    const intakes = [...(await clock.finish(hub.intakes(account)))].reverse();
    const leads = intakes.flatMap(({ record, receivedAt }) => (record ? [{ record, receivedAt }] : []));
    const observed = lobby.observed();
    const arrived = leads.map(({ record, receivedAt }) => ({
      record,
      atMs: Date.parse(receivedAt) - startedWall,
    }));
    const given = givenIn(scenario, arrived, JSON.stringify(loadProfile(config.profile)));
    const failures = failuresOf(
      scenario,
      { lobby: observed, journal: log.entries, leads: arrived, places, given },
      config.motion,
    );
    return {
      report: {
        scenario: visit.name,
        seed,
        passed: failures.length === 0,
        eventLogSha256: log.sha256(),
        greetedAtMs: observed.greetedAtMs,
        records: leads.map(({ record }) => record),
        failures,
      },
      events: log.lines(),
      simulatedMs: observed.atMs,
      hub: await clock.finish(hub.health()),
    };
  } finally {
    await opened.release();
  }
}

/**
 * Lets the lobby and the robot live until everybody has left and all is delivered, or time is up. Resolves to where
 * nothing of the visitors should be left then.
 */
async function untilItIsOver(
  { signal }: SimulatedVisit,
  clock: ManualClock,
  lobby: Lobby,
  robot: RobotLife,
  log: EventLog,
  owner: ApprovingOwner | undefined,
): Promise<readonly Place[]> {
  let places: readonly Place[] = [];
  const stop = new AbortController();
  let broken: { readonly error: unknown } | null = null;
  const running = Promise.all(
    [lobby, robot, ...(owner ? [owner] : [])].map((each) => each.run(stop.signal)),
  ).catch((error) => {
    broken = { error };
  });
  const over = () => {
    const { timeIsUp, everybodyLeft, robotIsFree, robotQuietMs } = lobby.observed();
    const delivered = robot.alive?.outbox.backlog().pending === 0;
    const settled = everybodyLeft && robotIsFree && robotQuietMs >= AFTERMATH_MS && delivered;
    return timeIsUp || settled || broken !== null || signal.aborted;
  };
  try {
    while (!over()) await clock.advance(LOOK_EVERY_MS);
    if (lobby.observed().everybodyLeft) places = robot.places(log.lines());
  } finally {
    stop.abort(new Error("the visit is over"));
    await clock.finish(running);
  }
  if (broken !== null) throw (broken as { error: unknown }).error;
  signal.throwIfAborted();
  return places;
}
