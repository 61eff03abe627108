import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { type HubHealth, openHub } from "../crm/server/hub.ts";
import { Gauges } from "../robot/kernel/gauges.ts";
import type { IntakeRecord } from "../robot/kernel/intake-record.ts";
import { EventLog, journalTo } from "../robot/kernel/journal.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import { Receptionist } from "../robot/receptionist.ts";
import { passingShelf } from "../robot/sync/profile-shelf.ts";
import { Lobby } from "../sim/lobby.ts";
import { Photographer } from "../sim/rendering/photographer.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { failuresOf } from "../sim/scenario/verdict.ts";
import type { RobotConfig } from "./config.ts";
import { openEngines, rulesOf } from "./engines.ts";
import { openOutbox, simulatedIdentity } from "./hardware/sync.ts";
import { visitorVoice } from "./hardware/voice.ts";
import { loadProfile } from "./load-profile.ts";
import { recordRobot } from "./recording/recorder.ts";
import { softwareVersion } from "./software-version.ts";

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
  /** Path of an MCAP file to record the visit to. */
  readonly recordTo?: string;
  readonly signal: AbortSignal;
}

/** How often it is asked whether the visit is over. */
const LOOK_EVERY_MS = 500;
/** After the last visitor has left and the robot's last word, before the visit is judged. */
const AFTERMATH_MS = 4000;
/** The hub's dice must not be the robot's: its traffic would change what happens in the lobby. */
const HUB_SEED = 0x5eed;

/**
 * Plays one scenario on simulated time, with the real engines, outbox, protocol and hub. Rejects with the signal's
 * reason when it is aborted: half a visit has no verdict.
 */
export async function simulateVisit(visit: SimulatedVisit): Promise<VisitResult> {
  const { scenario, seed, config } = visit;
  const clock = new ManualClock();
  const random = seededRandom(seed);
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const around = { clock, random, journal, gauges: new Gauges() };
  const profile = loadProfile(config.profile);
  const identity = simulatedIdentity();

  const hub = await clock.finish(
    openHub({ storage: "memory", clock, journal, random: seededRandom(seed + HUB_SEED) }),
  );
  const account = await clock.finish(operatorAccount(hub.core));
  await clock.finish(hub.enrol(account, config.name, identity.publicKey));
  const { engines, close } = await clock.finish(openEngines(config, clock));
  const outbox = openOutbox(visit.dataDir, config.sync, clock, random);
  const lobby = new Lobby({
    painter: new Photographer(),
    scenario,
    seed,
    clock,
    voices: (voice) => visitorVoice(voice, clock),
  });
  const dialler = lobby.dialler((send, hangUp) => hub.connect(send, hangUp));
  const shelf = passingShelf();
  const recorded = await clock.finish(
    recordRobot(
      {
        devices: lobby,
        account: {
          profile,
          outbox,
          dialler,
          identity,
          shelf,
          name: config.name,
          softwareVersion: softwareVersion(),
        },
        around,
      },
      { file: visit.recordTo ?? null, config, seed, scenario, heldClock: true },
    ),
  );
  const { devices, account: ours, around: taped } = recorded.parts;
  const receptionist = new Receptionist(devices, engines, ours, rulesOf(config), taped);

  const startedWall = clock.wallNow();
  const stop = new AbortController();
  let broken: { readonly error: unknown } | null = null;
  const running = Promise.all([lobby.run(stop.signal), receptionist.run(stop.signal)]).catch((error) => {
    broken = { error };
  });
  try {
    const over = () => {
      const { timeIsUp, everybodyLeft, robotQuietMs } = lobby.observed();
      const settled = everybodyLeft && robotQuietMs >= AFTERMATH_MS && outbox.backlog().pending === 0;
      return timeIsUp || settled || broken !== null || visit.signal.aborted;
    };
    while (!over()) await clock.advance(LOOK_EVERY_MS);
    stop.abort(new Error("the visit is over"));
    await clock.finish(running);
    if (broken !== null) throw (broken as { error: unknown }).error;
    visit.signal.throwIfAborted();

    const intakes = [...(await clock.finish(hub.intakes(account)))].reverse();
    const leads = intakes.flatMap(({ record, receivedAt }) => (record ? [{ record, receivedAt }] : []));
    const observed = lobby.observed();
    const failures = failuresOf(
      scenario,
      {
        lobby: observed,
        outcomes: log.entries.flatMap(({ event, fields }) =>
          event === "visit.ended" && typeof fields.outcome === "string" ? [fields.outcome] : [],
        ),
        leads: leads.map(({ record, receivedAt }) => ({
          record,
          atMs: Date.parse(receivedAt) - startedWall,
        })),
      },
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
      hub: await clock.finish(hub.health()),
    };
  } finally {
    stop.abort(new Error("the visit is over"));
    await clock.finish(running);
    await recorded.close();
    await clock.finish(close());
    outbox.close();
    await clock.finish(hub.close());
  }
}
