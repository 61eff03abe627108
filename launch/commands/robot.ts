import { Gauges } from "../../robot/kernel/gauges.ts";
import { journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { type Command, parseOptions } from "../command.ts";
import { loadConfig } from "../config.ts";
import { textOf } from "../doctor/finding.ts";
import { senses } from "../doctor/machine.ts";
import { reportGauges } from "../gauge-report.ts";
import { hardwareMicrophone } from "../hardware/hearing.ts";
import { openHead } from "../hardware/motion.ts";
import { webcam } from "../hardware/sight.ts";
import { loudspeaker } from "../hardware/voice.ts";
import { openRobot, runTogether } from "../open-robot.ts";

const WITHOUT_SENSES =
  "Until then visitors are served by touch, on the kiosk page; a device that comes is used.";

export const robot: Command = {
  name: "robot",
  summary: "the robot on its own hardware: camera, microphone, loudspeaker, kiosk page",
  help: `
stella robot [--config FILE] [--pii]

Serves visitors until Ctrl+C, with this machine's camera, microphone and loudspeaker. A device that is missing
or lost is reported and tried again; the robot goes on with what works. The journal goes to stderr, one JSON
line for each event, and once a minute what was measured, such as the time that detection takes.

  --config FILE  the robot's configuration; docs/config.md lists every entry
  --pii          also write what visitors said into the journal, to find a fault; off by default

Exit code 0 after Ctrl+C, 2 for a configuration, profile or model that cannot be read, or a port that is taken.
`,
  async run(args, streams, signal) {
    const values = parsed(args);
    const config = loadConfig(values.config);
    const clock = new SystemClock();
    const write = (line: string) => streams.stderr.write(`${line}\n`);
    const journal = journalTo(clock, [(entry) => write(lineOf(entry))], { pii: values.pii ?? false });
    const gauges = new Gauges();
    const around = { clock, random: systemRandom, journal, gauges };
    const opened = new ReleaseStack();
    try {
      const { receptionist, kioskUrl, publicKey } = await openRobot(config, around, opened, (kiosk) => ({
        camera: webcam(config.sight.camera, clock),
        microphone: hardwareMicrophone(config.hearing, clock),
        speaker: loudspeaker(),
        head: openHead(),
        screen: kiosk,
        emergencyStop: null,
        battery: null,
      }));
      streams.stdout.write(
        `Kiosk page: ${kioskUrl}\nHub:        ${config.hubUrl}\nPublic key: ${publicKey}\n`,
      );
      const missing = senses().filter(({ verdict }) => verdict !== "ok");
      if (missing.length > 0) {
        streams.stdout.write(`${missing.map(textOf).join("\n")}\n${WITHOUT_SENSES}\n`);
      }
      streams.stdout.write("Stop with Ctrl+C.\n");
      const report = { run: (until: AbortSignal) => reportGauges(gauges, clock, write, until) };
      await runTogether([receptionist, report], signal);
      return 0;
    } finally {
      await opened.release();
    }
  },
};

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    options: { config: { type: "string" }, pii: { type: "boolean" } },
  }).values;
}
