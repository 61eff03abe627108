import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, instant } from "../../robot/kernel/clock.ts";
import type { PlayedVisit, VisitAnswer, VisitOptions, VisitOrder, VisitTask } from "./visit-task.ts";

const PROGRAM = fileURLToPath(new URL("./visit-process.ts", import.meta.url));
/** The longest visits take two minutes on a small machine that has other things to do. */
const STUCK_MS = 900_000;
/** Of what a process said last before it died. */
const LAST_WORDS = 1500;

export interface CrewEvents {
  begins(task: VisitTask): void;
  /** In the order in which they end. */
  ends(result: PlayedVisit): void;
}

/**
 * Plays visits in processes of their own, so many at a time. A process plays one visit after another; one that dies is
 * the failure of that visit only, and another takes its place.
 */
export class VisitCrew {
  private readonly jobs: number;
  private readonly options: VisitOptions;
  private readonly clock: Clock;
  private readonly on: CrewEvents;

  constructor(jobs: number, options: VisitOptions, clock: Clock, on: CrewEvents) {
    this.jobs = jobs;
    this.options = options;
    this.clock = clock;
    this.on = on;
  }

  /** Resolves when all have been played, in the order of the tasks; when aborted, to those that were by then. */
  async play(tasks: readonly VisitTask[], signal: AbortSignal): Promise<readonly PlayedVisit[]> {
    const waiting = [...tasks];
    const results = new Map<VisitTask, PlayedVisit>();
    const work = async () => {
      let player: Player | undefined;
      try {
        for (let task = waiting.shift(); task && !signal.aborted; task = waiting.shift()) {
          player = player?.isAlive === true ? player : new Player();
          const result = await this.playOne(player, task, signal);
          if (signal.aborted) return;
          results.set(task, result);
          this.on.ends(result);
        }
      } finally {
        player?.end();
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.jobs, tasks.length) }, work));
    return tasks.flatMap((task) => results.get(task) ?? []);
  }

  private async playOne(player: Player, task: VisitTask, signal: AbortSignal): Promise<PlayedVisit> {
    const { clock, options } = this;
    this.on.begins(task);
    const dataDir = mkdtempSync(join(tmpdir(), "stella-visit-"));
    const begunAt = clock.now();
    const over = new AbortController();
    const stuck = clock.sleep(STUCK_MS, AbortSignal.any([signal, over.signal])).then(
      () => player.end(),
      () => player.endIf(signal.aborted),
    );
    try {
      const answer = await player.play({ task, options, dataDir });
      return { task, answer, tookMs: instant(clock.now() - begunAt) };
    } finally {
      over.abort();
      await stuck;
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

/** One process. */
class Player {
  private readonly child: ChildProcess;
  private lastWords = "";
  private ending: string | null = null;

  constructor() {
    this.child = fork(PROGRAM, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.lastWords = (this.lastWords + text).slice(-LAST_WORDS);
    });
    this.child.on("exit", (code, by) => {
      this.ending = by ?? `exit code ${code}`;
    });
    this.child.on("error", (error) => {
      this.ending ??= error.message;
    });
  }

  get isAlive(): boolean {
    return this.ending === null && this.child.connected;
  }

  /** Never rejects: a process that dies over a visit is what became of that visit. */
  play(order: VisitOrder): Promise<VisitAnswer> {
    return new Promise((resolve) => {
      const onAnswer = (answer: VisitAnswer) => {
        this.child.off("close", onClose);
        resolve(answer);
      };
      const onClose = () => {
        this.child.off("message", onAnswer);
        const said = this.lastWords.trim();
        const why = `The process that played it has ended (${this.ending ?? "nobody knows why"}).`;
        resolve({ outcome: "broken", why: said === "" ? why : `${why} It said last:\n${said}` });
      };
      this.child.once("message", onAnswer).once("close", onClose);
      this.child.send(order, () => {});
    });
  }

  /** On the spot: it has nothing of its own to put in order. */
  end(): void {
    this.child.kill("SIGKILL");
  }

  endIf(wanted: boolean): void {
    if (wanted) this.end();
  }
}
