import type { Recording } from "../../robot/recording/recording.ts";
import { type Command, parseOptions, type Streams, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { openRecording } from "../hardware/recording.ts";
import type { Decision } from "../recording/decisions.ts";
import { recordedConfig } from "../recording/recorded-config.ts";
import { type Replay, replay as relive } from "../recording/replay.ts";
import { saveScenario } from "../recording/scenario/saved-scenario.ts";
import { showRecording } from "../recording/shown-recording.ts";
import { softwareVersion } from "../software-version.ts";

const DEFAULT_PAGE_PORT = 8630;

export const replay: Command = {
  name: "replay",
  summary: "let a robot live through a recorded visit again, and compare what it decides",
  help: `
stella replay FILE.mcap [--from S] [--to S] [--config FILE] [--json]
stella replay FILE.mcap --scenario OUT.yaml
stella replay FILE.mcap --page [--page-port N]

What the recorded robot saw, heard and was told reaches a robot of today through the same ports, with the real
engines, on simulated time. Its journal, what it shows and what it says are compared with the recording: the first
difference is told with both sides. A visit that was recorded in the simulator decides the same to the millisecond;
one of a real robot, whose engines took their time, is compared in order, with a second of tolerance.

  --from S       compare from this second of the recording on; the robot lives through what comes before all the same
  --to S         live and compare up to this second
  --config FILE  with other rules than the recorded robot's: what would it have done?
  --json         the result as one JSON line
  --scenario OUT.yaml
                 instead of replaying it, make a scenario of the visit: who came from where and answered what, with
                 samples in the place of names, numbers and addresses; free text is left out
  --page         instead of replaying it, show it on the lobby's page: play it, go to any moment, see what the robot
                 saw, heard and made of it; until Ctrl+C
  --page-port N  port of that page, 0 for any that is free (default ${DEFAULT_PAGE_PORT})

Exit code 0 when everything was decided as before, 1 for a difference, 2 for a file that cannot be read.
`,
  async run(args, streams, signal) {
    const { file, fromMs, toMs, config, json, scenario, pagePort } = optionsOf(args);
    const recording = openRecording(file);
    warn(recording, streams);
    if (scenario !== undefined) {
      saveScenario(recording, scenario);
      streams.stdout.write(`saved    ${scenario}; play it with \`stella visit ${scenario}\`\n`);
      return 0;
    }
    if (pagePort !== null) {
      await showRecording(recording, pagePort, streams, signal);
      return 0;
    }
    const rules = config === undefined ? recordedConfig(recording) : loadConfig(config);
    const result = await relive(recording, { config: rules, fromMs, toMs, signal });
    if (json) streams.stdout.write(`${JSON.stringify(summaryOf(recording, result))}\n`);
    else tell(recording, result, streams);
    return result.difference === null ? 0 : 1;
  },
};

/** Whatever makes a replay less than the visit was. */
function warn(recording: Recording, streams: Streams): void {
  const { damage, heading, place } = recording;
  const say = (line: string) => streams.stderr.write(`warning: ${line}\n`);
  if (damage) say(`${place}: ${damage} What can be replayed ends after ${lengthOf(recording)} s.`);
  const version = softwareVersion();
  if (heading.softwareVersion !== version) {
    say(
      `${place} was recorded by version ${heading.softwareVersion}; this is ${version}, and may decide otherwise.`,
    );
  }
}

function summaryOf(recording: Recording, { difference, recorded, replayed, toleranceMs }: Replay) {
  const side = (decision: Decision | null) =>
    decision && { atS: secondsInto(recording, decision), topic: decision.topic, decision: decision.text };
  return {
    recording: recording.place,
    same: difference === null,
    recordedDecisions: recorded.length,
    replayedDecisions: replayed.length,
    toleranceMs,
    damage: recording.damage,
    difference: difference && {
      recorded: side(difference.recorded),
      replayed: side(difference.replayed),
    },
  };
}

function tell(recording: Recording, { difference, recorded, toleranceMs }: Replay, streams: Streams): void {
  const say = (line: string) => streams.stdout.write(`${line}\n`);
  const { heading } = recording;
  const lasted = `${lengthOf(recording)} s`;
  const of = heading.scenario === null ? heading.robot : `"${heading.scenario}"`;
  if (difference === null) {
    const within = toleranceMs === 0 ? "" : `, within ${toleranceMs / 1000} s`;
    say(`same     ${of}, ${lasted}: all ${recorded.length} decisions again${within}`);
    return;
  }
  const side = (decision: Decision | null) =>
    decision
      ? `${secondsInto(recording, decision).toFixed(3)} s  ${decision.topic}  ${decision.text}`
      : "nothing more";
  say(`DIFFERS  ${of}, ${lasted}`);
  say(`         recorded: ${side(difference.recorded)}`);
  say(`         replayed: ${side(difference.replayed)}`);
}

/** In seconds. */
function lengthOf({ endsAt, heading }: Recording): string {
  return ((endsAt - heading.startedAtMs) / 1000).toFixed(1);
}

function secondsInto({ heading }: Recording, { at }: Decision): number {
  return Math.round(at - heading.startedAtMs) / 1000;
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = parseOptions(args, {
    allowPositionals: true,
    options: {
      from: { type: "string" },
      to: { type: "string" },
      config: { type: "string" },
      json: { type: "boolean" },
      scenario: { type: "string" },
      page: { type: "boolean" },
      "page-port": { type: "string" },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("Name one recording.");
  const fromMs = msOf("from", values.from, 0);
  const toMs = msOf("to", values.to, Number.POSITIVE_INFINITY);
  if (toMs <= fromMs) throw new UsageError("--to must be later than --from.");
  const { config, json = false, scenario } = values;
  const pagePort = values.page ? portOf(values["page-port"]) : null;
  return { file, fromMs, toMs, config, json, scenario, pagePort };
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PAGE_PORT);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--page-port takes a number from 0 to 65535, not "${text}".`);
}

function msOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const seconds = Number(text);
  if (text.trim() === "" || !(seconds >= 0) || !Number.isFinite(seconds)) {
    throw new UsageError(`--${name} takes seconds from the recording's beginning, not "${text}".`);
  }
  return seconds * 1000;
}
