import type { PlayedVisit, VisitTask } from "./visit-task.ts";
import { failuresOf } from "./visit-task.ts";

/** Where the visits stand, in one line that is written over again; for terminals. */
export class ProgressLine {
  private readonly output: NodeJS.WritableStream & { readonly columns?: number };
  private readonly total: number;
  private playing: readonly VisitTask[] = [];
  private played = 0;
  private failed = 0;

  constructor(output: NodeJS.WritableStream & { readonly columns?: number }, total: number) {
    this.output = output;
    this.total = total;
  }

  begins(task: VisitTask): void {
    this.playing = [...this.playing, task];
    this.draw();
  }

  ends(result: PlayedVisit): void {
    this.playing = this.playing.filter((task) => task !== result.task);
    this.played += 1;
    if (failuresOf(result).length > 0) this.failed += 1;
    this.draw();
  }

  /** Something else is written now. */
  clear(): void {
    this.output.write("\r\u{1b}[K");
  }

  draw(): void {
    const names = this.playing.map(({ name }) => name.replaceAll("-", " ")).join(" · ");
    const failed = this.failed === 0 ? "" : `, ${this.failed} failed`;
    const line = `${this.played} of ${this.total} played${failed}  ${names}`;
    this.output.write(`\r\u{1b}[K${line.slice(0, (this.output.columns ?? 80) - 1)}`);
  }
}
