import type { Journal } from "../../../kernel/journal.ts";
import { performed } from "../performed.ts";
import type { ActionHandler, ActionOutcome, Release } from "../ros-graph.ts";
import { survivedNow } from "../survived.ts";

type AnyHandler = ActionHandler<unknown, unknown, unknown>;

interface Server {
  readonly handler: AnyHandler;
  /** Aborted when it is no longer offered. */
  readonly gone: AbortController;
}

/** One action of an {@link InMemoryNetwork}, from both sides. */
export class InMemoryAction {
  private readonly name: string;
  private readonly journal: Journal;
  private server: Server | null = null;

  constructor(name: string, journal: Journal) {
    this.name = name;
    this.journal = journal;
  }

  /** What is under way when it is released is cancelled, and ends as `unavailable` for whoever asked. */
  serve(handler: AnyHandler): Release {
    const server: Server = { handler, gone: new AbortController() };
    this.server = server;
    return () => {
      if (this.server === server) this.server = null;
      server.gone.abort(new Error(`${this.name} is no longer offered`));
    };
  }

  async act(
    goal: unknown,
    signal: AbortSignal,
    onFeedback: (feedback: unknown) => void,
  ): Promise<ActionOutcome<unknown>> {
    if (signal.aborted) return { status: "rejected" };
    const sent = structuredClone(goal);
    // As over a network: nothing happens before the caller has gone on.
    await Promise.resolve();
    const server = this.server;
    if (!server) return { status: "unavailable" };
    const { handler, gone } = server;
    const accepted = survivedNow(
      this.journal,
      this.name,
      () => handler.accepts(sent),
      () => false,
    );
    if (accepted !== true) return { status: "rejected" };

    const over = new AbortController();
    const vanished = new Promise<ActionOutcome<unknown>>((resolve) => {
      const onGone = () => resolve({ status: "unavailable" });
      gone.signal.addEventListener("abort", onGone, { once: true, signal: over.signal });
    });
    return Promise.race([
      this.perform(handler, sent, AbortSignal.any([signal, gone.signal]), onFeedback),
      vanished,
    ]).finally(() => over.abort());
  }

  private async perform(
    handler: AnyHandler,
    goal: unknown,
    cancelled: AbortSignal,
    onFeedback: (feedback: unknown) => void,
  ): Promise<ActionOutcome<unknown>> {
    let over = false;
    const feedback = (news: unknown) => {
      if (over || cancelled.aborted) return;
      const sent = structuredClone(news);
      queueMicrotask(() => survivedNow(this.journal, this.name, () => onFeedback(sent), ignored));
    };
    const outcome = await performed(this.journal, this.name, handler, { goal, feedback, cancelled });
    over = true;
    return structuredClone(outcome);
  }
}

function ignored(): void {}
