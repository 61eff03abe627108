import { openHub } from "../../crm/server/hub.ts";
import { type ServedHub, serveHub } from "../../crm/server/serve-hub.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { type Journal, type JournalSink, journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { Surroundings } from "../../robot/parts.ts";
import { Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { type DemoAccount, type DemoOwner, openDemoAccount } from "../demo-account.ts";
import { openRobotIdentity } from "../hardware/sync.ts";
import { visitorVoice } from "../hardware/voice.ts";
import { DEFAULT_HUB_DATA, hubStorage } from "../hub-storage.ts";
import { loadProfile } from "../load-profile.ts";
import { mirrored } from "../mirrored-screen.ts";
import { narrate } from "../narrator.ts";
import { openRobot, runTogether } from "../open-robot.ts";
import { playOneAfterAnother } from "../play-scenarios.ts";
import { readScenarios } from "../scenario-files.ts";

const DEFAULT_HUB_PORT = 8610;

export const start: Command = {
  name: "start",
  summary: "everything at once: hub, robot in the simulated lobby, kiosk page",
  help: `
stella start [--scenario FILE]… [--hub-port N] [--hub-data DIR] [--config FILE] [--journal]

Brings up the CRM hub and the robot in a simulated lobby with its kiosk page, plays visits in real time and
tells what happens, until Ctrl+C. The hub has an account with an owner, whose password is printed and kept
in the hub's data folder: sign in to see the visits arrive. The engines are the real ones: only camera, microphone, loudspeaker and
head are simulated.

  --scenario FILE  what happens in the lobby, over and over; may be given several times
                   (default: a visitor completes the form by voice, the next one by touch)
  --hub-port N     port of the hub, 0 for any that is free (default ${DEFAULT_HUB_PORT})
  --hub-data DIR   folder of the hub's embedded storage, or "memory" (default ${DEFAULT_HUB_DATA});
                   DATABASE_URL names a PostgreSQL server instead
  --config FILE    the robot's configuration
  --journal        also write the journal to stderr, one JSON line for each event

Exit code 0 after Ctrl+C, 2 for a port that is taken or a file that cannot be read.
`,
  async run(args, streams, signal) {
    const options = optionsOf(args);
    const config = loadConfig(options.config);
    const say = (line: string) => streams.stdout.write(`${line}\n`);
    const scenarios = await readScenarios(options.scenarioFiles, say);
    const sinks: JournalSink[] = [
      (entry) => {
        const sentence = narrate(entry);
        if (sentence) say(sentence);
      },
    ];
    if (options.journal) sinks.push((entry) => streams.stderr.write(`${lineOf(entry)}\n`));
    const clock = new SystemClock();
    const around: Surroundings = {
      clock,
      random: systemRandom,
      journal: journalTo(clock, sinks),
      gauges: new Gauges(),
    };
    const opened = new ReleaseStack();
    try {
      const robot = { name: config.name, key: openRobotIdentity(config.dataDir).publicKey };
      const profile = loadProfile(config.profile);
      const { served, owner } = await openServedHub(options, around, opened, { robot, profile });
      const lobby = new Lobby({
        painter: new Photographer(),
        scenario: scenarios[0],
        seed: 1,
        clock,
        voices: (voice) => visitorVoice(voice, clock),
      });
      const { receptionist, kioskUrl } = await openRobot(
        { ...config, hubUrl: served.robotUrl },
        around,
        opened,
        (kiosk) => ({
          camera: lobby.camera,
          microphone: lobby.microphone,
          speaker: lobby.speaker,
          head: lobby.head,
          emergencyStop: lobby.emergencyStop,
          battery: lobby.battery,
          screen: mirrored([kiosk, lobby.screen]),
        }),
      );
      say(`\n  What the visitor sees:  ${kioskUrl}`);
      say(`  The leads in the CRM:   ${served.url}`);
      say(`  Sign in there with:     ${owner.email}, password ${owner.password}\n`);
      say("Visits are played in real time, one after another. Stop with Ctrl+C.\n");
      const director = {
        run: (until: AbortSignal) => playOneAfterAnother(lobby, scenarios, around, until),
      };
      await runTogether([receptionist, lobby, director], signal);
      return 0;
    } finally {
      await opened.release();
    }
  },
};

async function openServedHub(
  options: Options,
  around: Surroundings,
  opened: ReleaseStack,
  demo: Omit<DemoAccount, "folder">,
): Promise<{ readonly served: ServedHub; readonly owner: DemoOwner }> {
  // The hub's own events are for whoever runs `stella crm`; here the robot's story is told.
  const journal: Journal = { ...around.journal, info: () => {} };
  const hub = await openHub({ ...around, journal, storage: options.hubStorage });
  opened.defer(() => hub.close());
  const owner = await openDemoAccount(hub, { ...demo, folder: options.hubFolder });
  const served = await serveHub(hub, { host: "127.0.0.1", port: options.hubPort, clock: around.clock });
  opened.defer(() => served.close());
  return { served, owner };
}

interface Options {
  readonly scenarioFiles: readonly string[];
  readonly hubPort: number;
  readonly hubStorage: string;
  /** For what is kept beside the database; null when nothing is kept. */
  readonly hubFolder: string | null;
  readonly config: string | undefined;
  readonly journal: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const hubPort = Number(values["hub-port"] ?? DEFAULT_HUB_PORT);
  if (!Number.isInteger(hubPort) || hubPort < 0 || hubPort > 65_535) {
    throw new UsageError(`--hub-port takes a number from 0 to 65535, not "${values["hub-port"]}".`);
  }
  return {
    scenarioFiles: values.scenario ?? [],
    hubPort,
    hubStorage: hubStorage(values["hub-data"]),
    hubFolder: values["hub-data"] === "memory" ? null : (values["hub-data"] ?? DEFAULT_HUB_DATA),
    config: values.config,
    journal: values.journal ?? false,
  };
}

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    options: {
      scenario: { type: "string", multiple: true },
      "hub-port": { type: "string" },
      "hub-data": { type: "string" },
      config: { type: "string" },
      journal: { type: "boolean" },
    },
  }).values;
}
