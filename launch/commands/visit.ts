import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { makeFolder } from "../../robot/kernel/folder.ts";
import { parseScenario, type Scenario } from "../../sim/scenario/scenario.ts";
import { type Command, parseOptions, type Streams, UsageError } from "../command.ts";
import { loadConfig, readText } from "../config.ts";
import { simulateVisit, type VisitReport } from "../simulated-visit.ts";

export const visit: Command = {
  name: "visit",
  summary: "play scenarios in the simulated lobby, faster than real time, and judge them",
  help: `
stella visit SCENARIO.yaml|FOLDER… [--seed N] [--out DIR] [--json] [--config FILE]

Runs the whole robot against each scenario: real detector, real recogniser, real outbox, a real hub in
memory; only the devices are simulated. Time is simulated too: the same scenario and seed give the same
events, and the same hash of them, on every run.

  --seed N       seed of everything that is left to chance (default 1)
  --out DIR      keep each visit's events (NAME.events.jsonl) and summary (NAME.json) there
  --json         one line for each scenario, as JSON
  --config FILE  the robot's configuration

Exit code 0 when every scenario went as it expects, 1 when one did not, 2 for a scenario that cannot be read.
`,
  async run(args, streams, signal) {
    const { values, positionals } = parsed(args);
    const seed = Number(values.seed ?? 1);
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new UsageError(`--seed takes a whole number from 0, not "${values.seed}".`);
    }
    if (positionals.length === 0) throw new UsageError("Name a scenario file or a folder of them.");
    const config = loadConfig(values.config);
    // All are read before the first is played: a typing mistake in the last should not cost ten minutes.
    const scenarios = positionals.flatMap(filesOf).map((file) => ({
      name: basename(file, extname(file)),
      scenario: parseScenario(readText(file, "scenario"), file),
    }));
    if (values.out !== undefined) prepare(values.out);
    let allPassed = true;
    for (const { name, scenario } of scenarios) {
      if (signal.aborted) break;
      const dataDir = mkdtempSync(join(tmpdir(), "stella-visit-"));
      try {
        const { report, events } = await simulateVisit({ name, scenario, seed, config, dataDir, signal });
        allPassed &&= report.passed;
        if (values.out) keep(values.out, report, events);
        tell(streams, scenario, report, values.json ?? false);
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    }
    return allPassed && !signal.aborted ? 0 : 1;
  },
};

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    allowPositionals: true,
    options: {
      seed: { type: "string" },
      out: { type: "string" },
      json: { type: "boolean" },
      config: { type: "string" },
    },
  });
}

/** A folder stands for the scenarios in it, by name. */
function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const files = readdirSync(path).filter((file) => /\.ya?ml$/.test(file));
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no .yaml file.`);
  return files.sort().map((file) => join(path, file));
}

/** Before the first visit is played, not after it. Throws a `Fault` `out.unwritable`. */
function prepare(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new Fault({
      code: "out.unwritable",
      what: `The folder ${folder} cannot be made (${messageOf(cause)}).`,
      remedy: "Name a folder that may be written with --out.",
      cause,
    });
  }
}

function keep(folder: string, report: VisitReport, events: readonly string[]): void {
  writeFileSync(join(folder, `${report.scenario}.events.jsonl`), `${events.join("\n")}\n`);
  writeFileSync(join(folder, `${report.scenario}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

function tell(streams: Streams, scenario: Scenario, report: VisitReport, json: boolean): void {
  if (json) {
    streams.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const leads = report.records.length === 1 ? "1 lead" : `${report.records.length} leads`;
  const greeted =
    report.greetedAtMs === null ? "nobody greeted" : `greeted at ${(report.greetedAtMs / 1000).toFixed(1)} s`;
  streams.stdout.write(`${report.passed ? "passed" : "FAILED"}  ${scenario.title} (${greeted}, ${leads})\n`);
  for (const failure of report.failures) streams.stdout.write(`        ${failure}\n`);
}
