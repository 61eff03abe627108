import type { ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { News } from "../../robot/news.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { textOf } from "../doctor/finding.ts";
import { senses } from "../doctor/machine.ts";
import { reportGauges } from "../gauge-report.ts";
import { hardwareMicrophone } from "../hardware/hearing.ts";
import { openHead } from "../hardware/motion.ts";
import { webcam } from "../hardware/sight.ts";
import { loudspeaker } from "../hardware/voice.ts";
import { openRobot, runTogether } from "../open-robot.ts";
import {
  noticesOf,
  openWatchers,
  RECORD_HELP,
  recordOptions,
  watchOptionsOf,
  withFoxglovePort,
} from "../recording/record-options.ts";
import { keepWatching } from "../recording/standing-watch.ts";
import { serveOverRos } from "../robot-over-ros.ts";
import { splitRosArguments } from "../ros-arguments.ts";
import type { OpenedRobot } from "../ros-robot.ts";

const WITHOUT_SENSES =
  "Until then visitors are served by touch, on the kiosk page; a device that comes is used.";

export const robot: Command = {
  name: "robot",
  summary: "the robot on its own hardware: camera, microphone, loudspeaker, kiosk page",
  help: `
stella robot [--config FILE] [--pii] [--record FILE] [--foxglove [[HOST:]PORT]] [--ros [--ros-args …]]

Serves visitors until Ctrl+C, with this machine's camera, microphone and loudspeaker. A device that is missing
or lost is reported and tried again; the robot goes on with what works. The journal goes to stderr, one JSON
line for each event, and once a minute what was measured, such as the time that detection takes.

  --config FILE  the robot's configuration; docs/config.md lists every entry
  --pii          also write what visitors said into the journal, to find a fault; off by default
${RECORD_HELP}
  --ros          with its body on a ROS 2 graph, as the managed node \`receptionist\`; docs/ros.md lists its topics,
                 services and parameters. ROS 2 must be sourced; remappings, parameters and so on follow --ros-args

Exit code 0 after Ctrl+C (or when the node is shut down), 2 for a configuration, profile or model that cannot be
read, a port that is taken, or a machine where ROS 2 was asked for and is not to be had.
`,
  async run(args, streams, signal) {
    const { own, ros } = splitRosArguments(args);
    const values = parsed(own);
    if (ros.length > 0 && !values.ros) throw new UsageError("--ros-args are for `stella robot --ros`.");
    const watch = watchOptionsOf(values);
    if (values.ros && (watch.record !== null || watch.foxglove)) {
      throw new UsageError("With --ros, record with `ros2 bag`, and let Foxglove watch over its own bridge.");
    }
    const config = loadConfig(values.config);
    const clock = new SystemClock();
    const write = (line: string) => streams.stderr.write(`${line}\n`);
    const say = (line: string) => streams.stdout.write(`${line}\n`);
    for (const notice of noticesOf(watch)) write(notice);
    const journal = journalTo(clock, [(entry) => write(lineOf(entry))], { pii: values.pii ?? false });
    const gauges = new Gauges();
    // To whoever stands at this machine, and not into the journal: a code is a secret while it holds.
    const news = (one: News) => {
      if (one.type === "pairing" && one.pairing)
        streams.stdout.write(`${sentenceOf(one.pairing, config.hubUrl)}\n`);
    };
    const around = { clock, random: systemRandom, journal, gauges, news };
    const report = { run: (until: AbortSignal) => reportGauges(gauges, clock, write, until) };
    const tell = ({ kioskUrl, hubUrl, publicKey }: OpenedRobot) =>
      streams.stdout.write(`Kiosk page: ${kioskUrl}\nHub:        ${hubUrl}\nPublic key: ${publicKey}\n`);
    if (values.ros) {
      const node = { run: (until: AbortSignal) => serveOverRos(config, ros, around, tell, until) };
      await runTogether([node, report], signal);
      return 0;
    }
    const opened = new ReleaseStack();
    try {
      const recording = {
        file: watch.record,
        watchers: await openWatchers(watch, config.name, journal, opened, say),
        heldClock: false,
        seed: null,
        scenario: null,
      };
      const robot = await openRobot(
        config,
        around,
        opened,
        (kiosk) => ({
          camera: webcam(config.sight.camera, clock),
          microphone: hardwareMicrophone(config.hearing, clock),
          speaker: loudspeaker(),
          head: openHead(),
          screen: kiosk,
          emergencyStop: null,
          battery: null,
        }),
        { recording },
      );
      tell({ ...robot, hubUrl: config.hubUrl });
      const missing = senses().filter(({ verdict }) => verdict !== "ok");
      if (missing.length > 0) {
        streams.stdout.write(`${missing.map(textOf).join("\n")}\n${WITHOUT_SENSES}\n`);
      }
      streams.stdout.write("Stop with Ctrl+C.\n");
      const health = () => robot.receptionist.health();
      const watching = {
        run: (until: AbortSignal) => keepWatching(robot.tape, { health, view: null }, clock, until),
      };
      await runTogether([robot.receptionist, report, watching], signal);
      return 0;
    } finally {
      await opened.release();
    }
  },
};

function sentenceOf(pairing: ShownPairing, hubUrl: string): string {
  switch (pairing.at) {
    case "code":
      return `Pairing code: ${pairing.code} (to be typed into ${pairing.url ?? `the console of ${hubUrl}`})`;
    case "approved":
      return `${pairing.account} wants this robot, as "${pairing.robot}": confirm it on the kiosk page.`;
  }
}

function parsed(args: readonly string[]) {
  return parseOptions(withFoxglovePort(args), {
    options: {
      config: { type: "string" },
      pii: { type: "boolean" },
      ros: { type: "boolean" },
      ...recordOptions,
    },
  }).values;
}
