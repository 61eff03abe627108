import { isAbort } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { ActionHandler, GoalUnderWay } from "./ros-graph.ts";
import { reportCallback, survivedNow } from "./survived.ts";

/** How a goal ends, whatever its handler does: a cancelled one as `canceled`, one whose handler threw as `aborted`. */
export async function performed<Goal, Feedback, Result>(
  journal: Journal,
  name: string,
  handler: ActionHandler<Goal, Feedback, Result>,
  under: GoalUnderWay<Goal, Feedback>,
): Promise<{ readonly status: "succeeded" | "canceled" | "aborted"; readonly result: Result | undefined }> {
  const { cancelled } = under;
  try {
    const { status, result } = await handler.perform(under);
    return { status: cancelled.aborted ? "canceled" : status, result };
  } catch (error) {
    if (!isAbort(error, cancelled)) reportCallback(journal, name, error);
    const result = survivedNow<Result | undefined>(
      journal,
      name,
      () => handler.failed(error),
      () => undefined,
    );
    return { status: cancelled.aborted ? "canceled" : "aborted", result };
  }
}
