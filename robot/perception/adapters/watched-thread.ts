import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { WorkerThread } from "../../kernel/worker-thread.ts";

/**
 * A recogniser's thread that runs C code which nobody can interrupt: when it does not come back, it is left behind. It is
 * open or not there at all, and can be opened anew whenever it is not.
 */
export class WatchedThread<Request extends { readonly ask: string }> {
  private readonly module: URL;
  private readonly data: unknown;
  private readonly clock: Clock;
  private readonly timeoutMs: number;
  private thread: WorkerThread | null = null;

  /** @param module the worker's own module, which answers "open"; @param data what it is given */
  constructor(
    module: URL,
    data: unknown,
    { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
  ) {
    this.module = module;
    this.data = data;
    this.clock = clock;
    this.timeoutMs = timeoutMs;
  }

  get isOpen(): boolean {
    return this.thread !== null;
  }

  /** Starts it and lets it load its engine. @throws what {@link ask} throws, and no thread is left then */
  async open(): Promise<void> {
    this.thread = new WorkerThread("recogniser", this.module, this.data, this.clock);
    try {
      await this.answerTo({ ask: "open" });
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** @throws Fault `recogniser.stuck`, `worker.gone`, and what the thread throws */
  ask<T>(request: Request): Promise<T> {
    return this.answerTo(request);
  }

  /** Waits for the thread to end, though not for one that was left behind. */
  async close(): Promise<void> {
    const thread = this.thread;
    this.thread = null;
    await thread?.close();
  }

  private async answerTo<T>(request: { readonly ask: string }): Promise<T> {
    const thread = this.thread;
    if (!thread) throw new Error("the recogniser was used before it was opened");
    const answered = new AbortController();
    const watchdog = this.clock.sleep(this.timeoutMs, answered.signal).then(
      () => {
        throw stuck(request.ask, this.timeoutMs);
      },
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([thread.request<T>(request), watchdog]);
    } catch (error) {
      if (error instanceof Fault && error.code === STUCK) thread.abandon();
      if (error instanceof Fault && (error.code === STUCK || error.code === "worker.gone"))
        this.thread = null;
      throw error;
    } finally {
      answered.abort();
    }
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
