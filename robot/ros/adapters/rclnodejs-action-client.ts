import type { Clock } from "../../kernel/clock.ts";
import { messageOf } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { ActionOutcome } from "../graph/ros-graph.ts";
import { survivedNow } from "../graph/survived.ts";
import { sendable } from "./rclnodejs-message.ts";
import type { RclActionClient, RclClientGoal, RclNode, Rclnodejs, RclTypeClass } from "./rclnodejs-module.ts";

interface Parts {
  readonly rcl: Rclnodejs;
  readonly node: RclNode;
  readonly journal: Journal;
  readonly clock: Clock;
}

/** Discovery takes some tenths of a second; who is not found by then is not there. */
const PATIENCE_MS = 1000;
const LOOK_AGAIN_MS = 20;
/** How often it is looked whether who is performing a goal is still there. */
const CHECK_EVERY_MS = 500;

/** `action_msgs/GoalStatus`. */
const HOW_IT_ENDED: Readonly<Record<number, "succeeded" | "canceled" | "aborted">> = {
  4: "succeeded",
  5: "canceled",
  6: "aborted",
};

/** Asks for goals of one action. */
export class RclnodejsActionClient {
  private readonly parts: Parts;
  private readonly type: RclTypeClass;
  private readonly name: string;
  private readonly client: RclActionClient;
  /** Aborted when it is closed. */
  private readonly closed = new AbortController();

  constructor(parts: Parts, type: RclTypeClass, name: string, asNamed: string) {
    this.parts = parts;
    this.type = type;
    this.name = name;
    this.client = new parts.rcl.ActionClient(parts.node, type, asNamed);
  }

  async act(
    goal: unknown,
    signal: AbortSignal,
    onFeedback: ((feedback: unknown) => void) | undefined,
  ): Promise<ActionOutcome<unknown>> {
    const { Goal } = this.type;
    if (!Goal) throw new Error(`${this.name} was given a type that is no action`);
    const message = sendable(this.parts.rcl, Goal, this.name, goal);
    if (signal.aborted) return { status: "rejected" };
    if (!(await this.isThere(signal))) return { status: "unavailable" };

    const handle = await this.whileThere(this.client.sendGoal(message, this.guarded(onFeedback)));
    if (!handle) return { status: "unavailable" };
    if (!handle.isAccepted()) return { status: "rejected" };
    const cancel = () => this.cancel(handle);
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      const answered = await this.whileThere(handle.getResult().then((result) => ({ result })));
      const status = HOW_IT_ENDED[handle.status];
      return answered && status ? { status, result: answered.result } : { status: "unavailable" };
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  }

  close(): void {
    this.closed.abort();
    this.client.destroy();
  }

  private async isThere(signal: AbortSignal): Promise<boolean> {
    const either = AbortSignal.any([signal, this.closed.signal]);
    const { clock } = this.parts;
    for (let waitedMs = 0; !either.aborted; waitedMs += LOOK_AGAIN_MS) {
      if (this.client.isActionServerAvailable()) return true;
      if (waitedMs >= PATIENCE_MS) return false;
      await clock.sleep(LOOK_AGAIN_MS, either).catch(nothing);
    }
    return false;
  }

  /** Null when whoever should answer has gone: ROS itself would wait for ever. */
  private async whileThere<T>(answer: Promise<T>): Promise<T | null> {
    const done = new AbortController();
    const gone = this.untilGone(AbortSignal.any([done.signal, this.closed.signal]));
    try {
      return await Promise.race([answer, gone]);
    } finally {
      done.abort();
    }
  }

  private async untilGone(signal: AbortSignal): Promise<null> {
    while (!signal.aborted) {
      await this.parts.clock.sleep(CHECK_EVERY_MS, signal).catch(nothing);
      if (!signal.aborted && !this.client.isActionServerAvailable()) return null;
    }
    return null;
  }

  private cancel(handle: RclClientGoal): void {
    // Its answer does not matter: the goal ends as cancelled, or as whatever it had become by then.
    handle.cancelGoal().catch((error: unknown) => {
      this.parts.journal.warn("ros.cancel-failed", { name: this.name, why: messageOf(error) });
    });
  }

  /** Undefined where nobody listens: rclnodejs keeps each of these for good. */
  private guarded(onFeedback: ((feedback: unknown) => void) | undefined) {
    if (!onFeedback) return undefined;
    return (feedback: unknown) =>
      survivedNow(this.parts.journal, this.name, () => onFeedback(feedback), nothing);
  }
}

function nothing(): void {}
