import type { Journal } from "../../kernel/journal.ts";
import { performed } from "../graph/performed.ts";
import type { ActionHandler, Release } from "../graph/ros-graph.ts";
import { survivedNow } from "../graph/survived.ts";
import { sendable } from "./rclnodejs-message.ts";
import type { RclNode, Rclnodejs, RclServerGoal, RclTypeClass } from "./rclnodejs-module.ts";

/** rclnodejs's words for a yes or no to a goal and to its cancellation. */
const [REJECT, ACCEPT] = [1, 2];

interface Parts {
  readonly rcl: Rclnodejs;
  readonly node: RclNode;
  readonly journal: Journal;
}

/** Offers an action. What is under way when it is released is cancelled, and nobody is told how it ended. */
export function serveRclnodejsAction<Goal, Feedback, Result>(
  { rcl, node, journal }: Parts,
  type: RclTypeClass,
  name: string,
  asNamed: string,
  handler: ActionHandler<Goal, Feedback, Result>,
): Release {
  const { Feedback, Result } = type;
  if (!Feedback || !Result) throw new Error(`${name} was given a type that is no action`);
  const underWay = new Map<RclServerGoal, AbortController>();
  let open = true;

  const considerGoal = (goal: unknown) => {
    const accepted = survivedNow(journal, name, () => handler.accepts(goal as Goal), refused);
    return open && accepted === true ? ACCEPT : REJECT;
  };

  const considerCancel = (goal: RclServerGoal) => {
    const cancel = underWay.get(goal);
    if (!cancel) return REJECT;
    cancelling.add(goal);
    // After rclnodejs has noted the cancellation: a goal that ended before would be a broken promise inside it,
    // which nobody awaits.
    setImmediate(() => cancel.abort(new Error(`${name} was cancelled`)));
    return ACCEPT;
  };
  const cancelling = new WeakSet<RclServerGoal>();

  const execute = async (goal: RclServerGoal): Promise<unknown> => {
    const cancel = new AbortController();
    underWay.set(goal, cancel);
    const feedback = (news: Feedback) => {
      const message = sendable(rcl, Feedback, name, news);
      if (open && underWay.has(goal) && !cancelling.has(goal)) goal.publishFeedback(message);
    };
    const request = goal.request.toPlainObject(true) as Goal;
    const outcome = await performed(journal, name, handler, {
      goal: request,
      feedback,
      cancelled: cancel.signal,
    });
    if (cancelling.has(goal) && !cancel.signal.aborted) await immediately();
    underWay.delete(goal);
    // Its native half is gone: touching it would end the process. Nobody is left who could be told.
    if (!open) return new Promise(() => {});
    switch (cancelling.has(goal) ? "canceled" : outcome.status) {
      case "succeeded":
        goal.succeed();
        break;
      case "canceled":
        goal.canceled();
        break;
      case "aborted":
        goal.abort();
        break;
    }
    const result = () => sendable(rcl, Result, name, outcome.result ?? {});
    return survivedNow<unknown>(journal, name, result, () => new Result().toPlainObject());
  };

  const server = new rcl.ActionServer(node, type, asNamed, execute, considerGoal, undefined, considerCancel);
  return () => {
    open = false;
    for (const cancel of underWay.values()) cancel.abort(new Error(`${name} is no longer offered`));
    server.destroy();
  };
}

function refused(): false {
  return false;
}

function immediately(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
