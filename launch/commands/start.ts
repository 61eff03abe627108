import { openHub } from "../../crm/server/hub.ts";
import { type ServedHub, serveHub } from "../../crm/server/serve-hub.ts";
import { type JournalSink, journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { HubConnect } from "../../sim/devices/simulated-network.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { type DemoAccount, type DemoOwner, openDemoAccount } from "../demo-account.ts";
import { openRobotIdentity } from "../hardware/sync.ts";
import { DEFAULT_HUB_DATA, hubStorage } from "../hub-storage.ts";
import { loadProfile } from "../load-profile.ts";
import { narrate } from "../narrator.ts";
import { runTogether } from "../open-robot.ts";
import {
  noticesOf,
  RECORD_HELP,
  recordOptions,
  type WatchOptions,
  watchOptionsOf,
  withFoxglovePort,
} from "../recording/record-options.ts";
import { readScenarios } from "../scenario-files.ts";
import { openSimulation, PAINTERS, type PainterChoice } from "../simulation/simulation.ts";

const DEFAULT_HUB_PORT = 8610;
const DEFAULT_PAGE_PORT = 8630;

export const start: Command = {
  name: "start",
  summary: "everything at once: hub, robot in the simulated lobby, kiosk page, lobby page",
  help: `
stella start [--scenario FILE]… [--page-port N | --no-page] [--painter WHICH] [--hub-port N] [--hub-data DIR]
             [--config FILE] [--record FILE] [--foxglove [[HOST:]PORT]] [--journal]

Brings up the CRM hub and the robot in a simulated lobby with its kiosk page, plays visits in real time and
tells what happens, until Ctrl+C. The hub has an account with an owner, whose password is printed and kept
in the hub's data folder: sign in to see the visits arrive. The engines are the real ones: only camera, microphone, loudspeaker and
head are simulated. The lobby's page shows the lobby in 3D and why the robot does what it does; people can be let
in, dragged about and spoken for, devices broken, and time stopped.

  --scenario FILE  what happens in the lobby, over and over; may be given several times
                   (default: a visitor completes the form by voice, the next one by touch)
  --page-port N    port of the lobby's page, 0 for any that is free (default ${DEFAULT_PAGE_PORT})
  --no-page        no lobby page
  --painter WHICH  who draws what the robot's camera sees: auto (default; the page while one is open, in sight and
                   on a machine with a graphics card), page (such a page on any machine) or projected (never a page)
  --hub-port N     port of the hub, 0 for any that is free (default ${DEFAULT_HUB_PORT})
  --hub-data DIR   folder of the hub's embedded storage, or "memory" (default ${DEFAULT_HUB_DATA});
                   DATABASE_URL names a PostgreSQL server instead
  --config FILE    the robot's configuration
${RECORD_HELP}
  --journal        also write the journal to stderr, one JSON line for each event

A machine that cannot keep up makes the lobby slower, not different; its page shows how fast it really goes.

Exit code 0 after Ctrl+C, 2 for a port that is taken or a file that cannot be read.
`,
  async run(args, streams, signal) {
    const options = optionsOf(args);
    const config = loadConfig(options.config);
    const say = (line: string) => streams.stdout.write(`${line}\n`);
    for (const notice of noticesOf(options.watch)) say(notice);
    const scenarios = await readScenarios(options.scenarioFiles, say);
    const sinks: JournalSink[] = [
      (entry) => {
        const sentence = narrate(entry);
        if (sentence) say(sentence);
      },
    ];
    if (options.journal) sinks.push((entry) => streams.stderr.write(`${lineOf(entry)}\n`));
    const opened = new ReleaseStack();
    try {
      const robot = { name: config.name, key: openRobotIdentity(config.dataDir).publicKey };
      const profile = loadProfile(config.profile);
      const { connect, served, owner } = await openServedHub(options, sinks, opened, { robot, profile });
      const { pagePort, painter, watch } = options;
      const simulation = await openSimulation(
        { config, scenarios, hub: { connect, url: served.url }, pagePort, painter, sinks, watch, say },
        opened,
      );
      if (simulation.pageUrl) say(`\n  The lobby:              ${simulation.pageUrl}`);
      say(`${simulation.pageUrl ? "" : "\n"}  What the visitor sees:  ${simulation.kioskUrl}`);
      say(`  The leads in the CRM:   ${served.url}`);
      say(`  Sign in there with:     ${owner.email}, password ${owner.password}\n`);
      say("Visits are played in real time, one after another. Stop with Ctrl+C.\n");
      await runTogether(simulation.runners, signal);
      return 0;
    } finally {
      await opened.release();
    }
  },
};

/** The hub lives in the host's time, like the people who work with its leads. */
async function openServedHub(
  options: Options,
  sinks: readonly JournalSink[],
  opened: ReleaseStack,
  demo: Omit<DemoAccount, "folder">,
): Promise<{ readonly connect: HubConnect; readonly served: ServedHub; readonly owner: DemoOwner }> {
  const clock = new SystemClock();
  // The hub's own events are for whoever runs `stella crm`; here the robot's story is told.
  const journal = { ...journalTo(clock, sinks), info: () => {} };
  const hub = await openHub({ clock, journal, random: systemRandom, storage: options.hubStorage });
  opened.defer(() => hub.close());
  const owner = await openDemoAccount(hub, { ...demo, folder: options.hubFolder });
  const served = await serveHub(hub, { host: "127.0.0.1", port: options.hubPort, clock });
  opened.defer(() => served.close());
  return { connect: (send, hangUp) => hub.connect(send, hangUp), served, owner };
}

interface Options {
  readonly scenarioFiles: readonly string[];
  /** Null: no page. */
  readonly pagePort: number | null;
  readonly painter: PainterChoice;
  readonly hubPort: number;
  readonly hubStorage: string;
  /** For what is kept beside the database; null when nothing is kept. */
  readonly hubFolder: string | null;
  readonly config: string | undefined;
  readonly journal: boolean;
  readonly watch: WatchOptions;
}

function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  if (values["no-page"] && values["page-port"] !== undefined) {
    throw new UsageError("--page-port and --no-page exclude each other.");
  }
  const painter = PAINTERS.find((one) => one === (values.painter ?? PAINTERS[0]));
  if (!painter) throw new UsageError(`--painter takes ${PAINTERS.join(" or ")}, not "${values.painter}".`);
  return {
    scenarioFiles: values.scenario ?? [],
    pagePort: values["no-page"] ? null : portOf("page-port", values["page-port"], DEFAULT_PAGE_PORT),
    painter,
    hubPort: portOf("hub-port", values["hub-port"], DEFAULT_HUB_PORT),
    hubStorage: hubStorage(values["hub-data"]),
    hubFolder: values["hub-data"] === "memory" ? null : (values["hub-data"] ?? DEFAULT_HUB_DATA),
    config: values.config,
    journal: values.journal ?? false,
    watch: watchOptionsOf(values),
  };
}

function portOf(option: string, value: string | undefined, fallback: number): number {
  const port = Number(value ?? fallback);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--${option} takes a number from 0 to 65535, not "${value}".`);
}

function parsed(args: readonly string[]) {
  return parseOptions(withFoxglovePort(args), {
    options: {
      scenario: { type: "string", multiple: true },
      "page-port": { type: "string" },
      "no-page": { type: "boolean" },
      painter: { type: "string" },
      "hub-port": { type: "string" },
      "hub-data": { type: "string" },
      config: { type: "string" },
      journal: { type: "boolean" },
      ...recordOptions,
    },
  }).values;
}
