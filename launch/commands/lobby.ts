import type { Clock } from "../../robot/kernel/clock.ts";
import { type Journal, type JournalSink, journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { Lobby } from "../../sim/lobby.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { KioskVisitor } from "../hardware/kiosk-visitor.ts";
import { openRosGraph } from "../hardware/ros.ts";
import { visitorVoice } from "../hardware/voice.ts";
import { narrate } from "../narrator.ts";
import { runTogether } from "../open-robot.ts";
import { splitRosArguments } from "../ros-arguments.ts";
import { Bystander } from "../ros-lobby/bystander.ts";
import { lobbyPage } from "../ros-lobby/lobby-page.ts";
import { RosLobby } from "../ros-lobby/ros-lobby.ts";
import { lobbyFailuresOf } from "../ros-lobby/verdict.ts";
import { readScenarios } from "../scenario-files.ts";
import { Director, type Judge } from "../simulation/director.ts";
import { PAINTERS, type PainterChoice } from "../simulation/simulation.ts";

/** How often it is looked whether a robot has come on duty. */
const LOOK_EVERY_MS = 250;

export const lobby: Command = {
  name: "lobby",
  summary: "the simulated lobby as a ROS 2 node, for a robot that speaks only ROS",
  help: `
stella lobby [--scenario FILE]… [--once] [--seed N] [--fps N] [--page-port N] [--painter WHICH] [--kiosk URL]
             [--config FILE] [--journal] [--ros-args …]

Publishes camera, microphone, joints, battery and emergency stop of the simulated lobby, moves its head along the
trajectories that it is sent, hears what is sent to the loudspeaker, and stands before the kiosk page as the
visitor's finger. Visitors enter when somebody reads the camera: \`stella robot --ros\` on duty does.
docs/ros.md lists the topics; remappings, namespace and so on follow --ros-args. ROS 2 must be sourced.

  --scenario FILE  what happens in the lobby, over and over; may be given several times
                   (default: a visitor completes the form by voice, the next one by touch)
  --once           play each scenario once and judge what can be seen from the lobby: whether the visitor was
                   greeted, whether every question was foreseen, whether the head kept to its limits
  --seed N         seed of everything that is left to chance (default 1)
  --fps N          pictures a second, 1 to 30 (default 5)
  --page-port N    serve the lobby's page, 0 for any port that is free: the lobby in 3D, its robot moving as the graph
                   commands (default: no page)
  --painter WHICH  who draws the pictures that are published: auto (default; the page while one is open, in sight and
                   on a machine with a graphics card), page (such a page on any machine) or projected (never a page)
  --kiosk URL      the robot's kiosk page (default: the screen port of the configuration, on this machine)
  --config FILE    the robot's configuration, for names and limits of the joints and the screen port
  --journal        also write the journal to stderr, one JSON line for each event

Exit code 0 after Ctrl+C, or with --once when every scenario went well, 1 when one did not, 2 for a file that
cannot be read or a machine without ROS 2.
`,
  async run(args, streams, signal) {
    const { own, ros } = splitRosArguments(args);
    const options = optionsOf(own);
    const config = loadConfig(options.config);
    const say = (line: string) => streams.stdout.write(`${line}\n`);
    const scenarios = await readScenarios(options.scenarioFiles, say);
    const clock = new SystemClock();
    const sinks: JournalSink[] = [tellIn(say), (entry) => page.log(entry)];
    if (options.journal) sinks.push((entry) => streams.stderr.write(`${lineOf(entry)}\n`));
    const journal = journalTo(clock, sinks);
    const around = { clock, journal, random: systemRandom };
    const kioskUrl = options.kiosk ?? kioskOf(config.screen.port);
    const { painter, pagePort } = options;
    const page = lobbyPage({ ...around, config, kioskUrl, painter, port: pagePort ?? 0 });

    const world = new Lobby({
      painter: page.painter,
      scenario: scenarios[0],
      seed: options.seed,
      clock,
      voices: (voice) => visitorVoice(voice, clock),
      framesPerSecond: options.framesPerSecond,
    });
    const kiosk = new KioskVisitor({
      ...around,
      url: kioskUrl,
      onShown: (message) => world.screen.show(message),
    });
    world.screen.onTouch((touch) => kiosk.touch(touch));

    const opened = new ReleaseStack();
    try {
      const { graph, close } = await openRosGraph("lobby", ros, clock, journal);
      opened.defer(close);
      const { panJoint: pan, tiltJoint: tilt } = config.ros.head;
      const devices = new RosLobby({ ...around, graph, lobby: world, joints: { pan, tilt } });
      let rounds = scenarios.length;
      let allWell = true;
      const judge: Judge = (scenario, observed) => {
        const failures = lobbyFailuresOf(scenario, observed, devices.askedVelocities(), config.motion);
        say(`${failures.length === 0 ? "passed" : "FAILED"}  ${scenario.title}`);
        for (const failure of failures) say(`        ${failure}`);
        allWell &&= failures.length === 0;
        return !options.once || --rounds > 0;
      };
      const story = {
        run: async (until: AbortSignal) => {
          if (!(await isWatched(devices, clock, journal, until))) return;
          journal.info("lobby.scenario", { title: scenarios[0].title });
          const bystander = new Bystander(() => world.observed(), clock, journal);
          const director = new Director({ ...around, lobby: world, scenarios, judge });
          await runTogether([world, bystander, director], until);
        },
      };
      const shown = pagePort === null ? [] : [await page.open(world, opened)];
      for (const { url } of shown) say(`The lobby's page: ${url}`);
      say(`The lobby is open as ${graph.nodeName}. Stop with Ctrl+C.`);
      await runTogether([devices, kiosk, story, ...shown], signal);
      return allWell && !(options.once && rounds > 0) ? 0 : 1;
    } finally {
      await opened.release();
    }
  },
};

function kioskOf(port: number): string {
  if (port !== 0) return `http://127.0.0.1:${port}/`;
  throw new UsageError(
    "The configuration takes any free port for the kiosk page; name the page with --kiosk.",
  );
}

/** Waits for somebody to read the camera; false when the signal was aborted first. */
async function isWatched(
  devices: RosLobby,
  clock: Clock,
  journal: Journal,
  signal: AbortSignal,
): Promise<boolean> {
  if (!devices.isWatched()) journal.info("lobby.waits");
  while (!devices.isWatched() && !signal.aborted) {
    await clock.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
  }
  return !signal.aborted;
}

/** The story in sentences. */
function tellIn(say: (line: string) => void): JournalSink {
  return (entry) => {
    const sentence = narrate(entry);
    if (sentence) say(sentence);
  };
}

interface Options {
  readonly scenarioFiles: readonly string[];
  readonly once: boolean;
  readonly seed: number;
  readonly framesPerSecond: number;
  /** Null: no page. */
  readonly pagePort: number | null;
  readonly painter: PainterChoice;
  readonly kiosk: string | undefined;
  readonly config: string | undefined;
  readonly journal: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const painter = PAINTERS.find((one) => one === (values.painter ?? PAINTERS[0]));
  if (!painter) throw new UsageError(`--painter takes ${PAINTERS.join(" or ")}, not "${values.painter}".`);
  return {
    scenarioFiles: values.scenario ?? [],
    once: values.once ?? false,
    seed: wholeNumber("seed", values.seed ?? "1", 0, Number.MAX_SAFE_INTEGER),
    framesPerSecond: wholeNumber("fps", values.fps ?? "5", 1, 30),
    pagePort:
      values["page-port"] === undefined ? null : wholeNumber("page-port", values["page-port"], 0, 65_535),
    painter,
    kiosk: values.kiosk,
    config: values.config,
    journal: values.journal ?? false,
  };
}

function wholeNumber(option: string, text: string, from: number, to: number): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(number) && number >= from && number <= to) return number;
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
  throw new UsageError(`--${option} takes a whole number ${range}, not "${text}".`);
}

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    options: {
      scenario: { type: "string", multiple: true },
      once: { type: "boolean" },
      seed: { type: "string" },
      fps: { type: "string" },
      "page-port": { type: "string" },
      painter: { type: "string" },
      kiosk: { type: "string" },
      config: { type: "string" },
      journal: { type: "boolean" },
    },
  }).values;
}
