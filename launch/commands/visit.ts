import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { makeFolder } from "../../robot/kernel/folder.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { painterNamed } from "../hardware/painter.ts";
import { junitOf } from "../visits/junit.ts";
import { heldAgainstFirst } from "../visits/repeats.ts";
import { ResultDesk } from "../visits/result-desk.ts";
import { VisitCrew } from "../visits/visit-crew.ts";
import { readVisitFiles } from "../visits/visit-files.ts";
import { failuresOf, type VisitOptions } from "../visits/visit-task.ts";

export const visit: Command = {
  name: "visit",
  summary: "play scenarios in the simulated lobby, faster than real time, and judge them",
  help: `
stella visit SCENARIO.yaml|FOLDER… [--jobs N] [--repeat N] [--seed N] [--out DIR] [--record DIR]
             [--painter NAME] [--json] [--junit FILE] [--config FILE]

Runs the whole robot against each scenario: real detector, real recogniser, real outbox, a real hub in
memory; only the devices are simulated. Time is simulated too: the same scenario and seed give the same
events, and the same hash of them, on every run.

  --jobs N       play so many at a time, each in a process of its own (default: as many as there are cores)
  --repeat N     play each so often; one that is not the same every time fails, and it is said where they differ
  --seed N       seed of everything that is left to chance (default 1)
  --out DIR      keep each visit's events (NAME.events.jsonl) and summary (NAME.json) there
  --record DIR   record each visit to NAME.mcap there; \`stella replay\` reads it
  --painter NAME who draws what the robot's camera sees: projected (default: geometry, on the CPU) or chromium
                 (the lobby's page, in a browser without a window; slower, and the same on every run too)
  --json         one line for each scenario, as JSON
  --junit FILE   also write the results as JUnit XML, for CI servers
  --config FILE  the robot's configuration

Results come in the order of the scenarios. Exit code 0 when every scenario went as it expects, 1 when one did not,
2 for scenarios that cannot be read; then none is played.
`,
  async run(args, streams, signal) {
    const options = optionsOf(args);
    const files = readVisitFiles(options.paths, loadConfig(options.visits.config));
    for (const folder of [options.out, options.visits.recordDir]) if (folder) prepare(folder);
    if (options.junit) prepare(dirname(options.junit));
    const tasks = files.flatMap(({ file, name }) =>
      Array.from({ length: options.repeat }, (_, index) => ({ file, name, round: index + 1 })),
    );
    const clock = new SystemClock();
    const begunAt = clock.now();
    const titles = new Map(files.map(({ name, scenario }) => [name, scenario.title]));
    const desk = new ResultDesk(streams, tasks, titles, options);
    const crew = new VisitCrew(options.jobs, options.visits, clock, desk);
    const results = heldAgainstFirst(await crew.play(tasks, signal));
    desk.close();
    if (options.junit) writeFileSync(options.junit, junitOf(results, clock.now() - begunAt));
    const allPassed = results.length === tasks.length && results.every((one) => failuresOf(one).length === 0);
    return allPassed && !signal.aborted ? 0 : 1;
  },
};

interface Options {
  readonly paths: readonly string[];
  readonly jobs: number;
  readonly repeat: number;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly junit: string | undefined;
  readonly visits: VisitOptions;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const seed = wholeNumber("seed", values.seed ?? "1", 0);
  if (positionals.length === 0) throw new UsageError("Name a scenario file or a folder of them.");
  return {
    paths: positionals,
    jobs: wholeNumber("jobs", values.jobs ?? String(availableParallelism()), 1),
    repeat: wholeNumber("repeat", values.repeat ?? "1", 1),
    out: values.out,
    json: values.json ?? false,
    junit: values.junit,
    visits: {
      seed,
      config: values.config,
      painter: painterNamed(values.painter ?? "projected"),
      recordDir: values.record,
    },
  };
}

function wholeNumber(option: string, text: string, from: number): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(number) && number >= from) return number;
  throw new UsageError(`--${option} takes a whole number from ${from}, not "${text}".`);
}

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    allowPositionals: true,
    options: {
      jobs: { type: "string" },
      repeat: { type: "string" },
      seed: { type: "string" },
      out: { type: "string" },
      record: { type: "string" },
      painter: { type: "string" },
      json: { type: "boolean" },
      junit: { type: "string" },
      config: { type: "string" },
    },
  });
}

/** Before the first visit is played, not after it. Throws a `Fault` `out.unwritable`. */
function prepare(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new Fault({
      code: "out.unwritable",
      what: `The folder ${folder} cannot be made (${messageOf(cause)}).`,
      remedy: "Name a folder that may be written.",
      cause,
    });
  }
}
