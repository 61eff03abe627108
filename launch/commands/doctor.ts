import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { type Command, parseOptions } from "../command.ts";
import { loadConfig, type RobotConfig } from "../config.ts";
import { exitCodeOf, type Finding, summaryOf, textOf } from "../doctor/finding.ts";
import { machine } from "../doctor/machine.ts";
import { models } from "../doctor/models.ts";
import { nativePackages } from "../doctor/native-packages.ts";
import { programs } from "../doctor/programs.ts";
import { recogniser } from "../doctor/recogniser.ts";
import { ros } from "../doctor/ros.ts";
import { screen } from "../doctor/screen.ts";
import { ports, wakeWord } from "../doctor/surroundings.ts";
import { voices } from "../doctor/voice.ts";
import { wallClock } from "../doctor/wall-clock.ts";

export const doctor: Command = {
  name: "doctor",
  summary: "tell what works on this machine, what is missing, and what to do about it",
  help: `
stella doctor [--config FILE] [--json]

Tries every part that Stella needs from this machine: Node, native packages, models, voice, recogniser,
camera, microphone, loudspeaker, display, kiosk page, disk, clock, ports, ROS 2. Each is

  ok      it works
  off     it is not there, and everything else works without it
  broken  it is needed or configured, and does not work

  --config FILE  the robot's configuration; without it, the defaults
  --json         one line per finding: {"what":"…","verdict":"ok|off|broken","detail":"…","remedy":"…"|null}

Exit code: 0 nothing is broken, 1 something is, 2 wrong usage.`,

  async run(args, { stdout }) {
    const { config: file, json } = optionsIn(args);
    const findings = await examine(loadConfig(file));
    const lines = json
      ? findings.map((one) => JSON.stringify(one))
      : [...findings.map(textOf), summaryOf(findings)];
    stdout.write(`${lines.join("\n")}\n`);
    return exitCodeOf(findings);
  },
};

function optionsIn(args: readonly string[]) {
  return parseOptions(args, {
    options: { config: { type: "string" }, json: { type: "boolean", default: false } },
  }).values;
}

async function examine(config: RobotConfig): Promise<Finding[]> {
  const hub = new URL(config.hubUrl);
  const hubIsHere = hub.hostname === "127.0.0.1" || hub.hostname === "localhost";
  const examined = await Promise.all([
    machine(config.dataDir),
    nativePackages(),
    models(),
    programs(),
    recogniser(config.hearing.recogniser),
    voices(config.dialogue.voice, config.hearing.recogniser.modelsFolder),
    ports([
      { what: "kiosk page", port: config.screen.port, setting: "screen.port" },
      ...(hubIsHere ? [{ what: "CRM hub", port: Number(hub.port), setting: "hubUrl" }] : []),
    ]),
    screen(config.screen),
    wallClock(new SystemClock()),
    ros(process.env),
  ]);
  return [...examined.flat(), wakeWord(config.hearing.wakeWord)];
}
