import { Worker } from "node:worker_threads";
import type { Clock } from "./clock.ts";
import { Fault, messageOf } from "./fault.ts";

/** What travels between a thread and its owner. */
export interface Request {
  readonly id: number;
  readonly body: unknown;
}
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: { code: string; what: string; remedy: string } }
  | { readonly id: number; readonly error: string };

/** The id of the request that asks a thread to leave. */
export const LEAVE = -1;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A TypeScript module running in a thread of its own, answering one request at a time; see
 * {@link ./worker-side.ts}. It is asked to leave and exits by itself: `terminate()` while onnxruntime runs
 * aborts the whole process.
 */
export class WorkerThread {
  private readonly worker: Worker;
  private readonly clock: Clock;
  private readonly name: string;
  private readonly pending = new Map<number, Pending>();
  private readonly exited: Promise<void>;
  private nextId = 0;
  private gone: Error | undefined;

  /**
   * @param module the worker's own module, as `new URL("./x-worker.ts", import.meta.url)`
   * @param data handed to the module as `workerData.data`
   */
  constructor(name: string, module: URL, data: unknown, clock: Clock) {
    this.name = name;
    this.clock = clock;
    this.worker = new Worker(new URL("./worker-entry.mjs", import.meta.url), {
      name,
      workerData: { module: module.href, data },
    });
    this.worker.on("message", (reply: Reply) => this.settle(reply));
    this.worker.on("error", (error) => this.fail(error));
    this.exited = new Promise((resolve) =>
      this.worker.on("exit", (code) => {
        this.fail(new Error(`exit code ${code}`));
        resolve();
      }),
    );
  }

  /** Rejects with the thread's `Fault`, or with `worker.gone` when the thread has ended. */
  request<T>(body: unknown, transfer: readonly ArrayBuffer[] = []): Promise<T> {
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.gone) {
        reject(this.gone);
        return;
      }
      const id = this.nextId++;
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, body } satisfies Request, [...transfer]);
    });
    return this.clock.during(answer) as Promise<T>;
  }

  /** Lets the running request finish, then waits for the thread to exit. */
  async close(): Promise<void> {
    if (!this.gone) this.worker.postMessage({ id: LEAVE, body: null } satisfies Request);
    await this.exited;
  }

  /**
   * Leaves a thread behind that does not come back from native code, which nothing can interrupt; should it do so after
   * all, it ends. What is asked of it is rejected with `worker.gone`; the process may exit without it.
   */
  abandon(): void {
    this.worker.postMessage({ id: LEAVE, body: null } satisfies Request);
    this.fail(new Error("abandoned"));
    this.worker.unref();
  }

  private settle(reply: Reply): void {
    const waiting = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if (!waiting) return;
    if ("value" in reply) waiting.resolve(reply.value);
    else if ("fault" in reply) waiting.reject(new Fault(reply.fault));
    else waiting.reject(new Error(`${this.name}: ${reply.error}`));
  }

  private fail(cause: Error): void {
    this.gone ??= new Fault({
      code: "worker.gone",
      what: `The ${this.name} thread ended (${messageOf(cause)}).`,
      remedy: "Restart the robot; if it happens again, run `stella doctor`.",
      cause,
    });
    for (const waiting of this.pending.values()) waiting.reject(this.gone);
    this.pending.clear();
  }
}
