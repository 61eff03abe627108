import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Streams } from "../command.ts";
import { ProgressLine } from "./progress-line.ts";
import { heldAgainstFirst } from "./repeats.ts";
import { failuresOf, type PlayedVisit, type VisitTask } from "./visit-task.ts";

export interface DeskOptions {
  /** Folder to keep events and summaries in. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Tells the results in the order of the tasks, each as soon as those before it have been told. */
export class ResultDesk {
  private readonly streams: Streams;
  private readonly tasks: readonly VisitTask[];
  private readonly titles: ReadonlyMap<string, string>;
  private readonly options: DeskOptions;
  private readonly progress: ProgressLine | null;
  private readonly results: PlayedVisit[] = [];
  private told = 0;

  /** @param titles of the scenarios, by the names of the tasks */
  constructor(
    streams: Streams,
    tasks: readonly VisitTask[],
    titles: ReadonlyMap<string, string>,
    options: DeskOptions,
  ) {
    this.streams = streams;
    this.tasks = tasks;
    this.titles = titles;
    this.options = options;
    const { stderr } = process;
    this.progress = streams.stderr === stderr && stderr.isTTY ? new ProgressLine(stderr, tasks.length) : null;
  }

  begins(task: VisitTask): void {
    this.progress?.begins(task);
  }

  ends(result: PlayedVisit): void {
    this.progress?.clear();
    this.results.push(result);
    for (let next = this.next(); next; next = this.next()) {
      this.told += 1;
      this.tell(next);
    }
    this.progress?.ends(result);
  }

  close(): void {
    this.progress?.clear();
  }

  /** The next one in order, held against its first round, which has been told by then. */
  private next(): PlayedVisit | undefined {
    const task = this.tasks[this.told];
    return heldAgainstFirst(this.results).find((result) => result.task === task);
  }

  private tell(result: PlayedVisit): void {
    const { answer, task } = result;
    if (this.options.out && answer.outcome === "played") keep(this.options.out, task, answer);
    const write = (line: string) => this.streams.stdout.write(`${line}\n`);
    if (this.options.json) {
      write(JSON.stringify(answer.outcome === "played" ? answer.report : brokenReport(task, answer.why)));
      return;
    }
    const failures = failuresOf(result);
    const again = task.round === 1 ? "" : `, round ${task.round}`;
    const title = this.titles.get(task.name) ?? task.name;
    write(`${failures.length === 0 ? "passed" : "FAILED"}  ${title} (${courseOf(answer)}${again})`);
    for (const failure of failures) write(`        ${failure.replaceAll("\n", "\n        ")}`);
  }
}

function courseOf(answer: PlayedVisit["answer"]): string {
  if (answer.outcome === "broken") return "not played to its end";
  const { records, greetedAtMs } = answer.report;
  const leads = records.length === 1 ? "1 lead" : `${records.length} leads`;
  const greeted = greetedAtMs === null ? "nobody greeted" : `greeted at ${(greetedAtMs / 1000).toFixed(1)} s`;
  return `${greeted}, ${leads}`;
}

function brokenReport({ name }: VisitTask, why: string) {
  return { scenario: name, passed: false, failures: [why] };
}

function keep(
  folder: string,
  task: VisitTask,
  { report, events }: { report: object; events: readonly string[] },
): void {
  const name = task.round === 1 ? task.name : `${task.name}.round-${task.round}`;
  writeFileSync(join(folder, `${name}.events.jsonl`), `${events.join("\n")}\n`);
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}
