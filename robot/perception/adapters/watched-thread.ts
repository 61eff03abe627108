import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";

/** A recogniser's thread that runs C code which nobody can interrupt: when it does not come back, it is left behind. */
export class WatchedThread<Request extends { readonly ask: string }> {
  private readonly thread: WorkerThread;
  private readonly clock: Clock;
  private readonly timeoutMs: number;
  private gone = false;

  /** @param module the worker's own module, @param data what it is given */
  constructor(
    module: URL,
    data: unknown,
    { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
  ) {
    this.clock = clock;
    this.timeoutMs = timeoutMs;
    this.thread = new WorkerThread("recogniser", module, data, clock);
  }

  /** Nothing can be asked of it any more. */
  get isGone(): boolean {
    return this.gone;
  }

  /** @throws Fault `recogniser.stuck`, `worker.gone`, and what the thread throws */
  async ask<T>(request: Request): Promise<T> {
    const answered = new AbortController();
    const watchdog = this.clock.sleep(this.timeoutMs, answered.signal).then(
      () => {
        throw stuck(request.ask, this.timeoutMs);
      },
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([this.thread.request<T>(request), watchdog]);
    } catch (error) {
      if (error instanceof Fault && error.code === STUCK) this.thread.abandon();
      if (error instanceof Fault && (error.code === STUCK || error.code === "worker.gone")) this.gone = true;
      throw error;
    } finally {
      answered.abort();
    }
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}

const STUCK = "recogniser.stuck";

function stuck(asked: string, timeoutMs: number): Fault {
  return new Fault({
    code: STUCK,
    what: `The recogniser has not answered "${asked}" for ${timeoutMs} ms.`,
    remedy:
      "It is started anew at the next utterance; if this happens often, send the journal to the makers.",
  });
}
