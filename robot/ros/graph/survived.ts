import { messageOf } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";

/**
 * Runs what somebody gave to the graph, now or later. Where it throws, also asynchronously, the journal is told as
 * `ros.callback-failed` and `otherwise` is the answer: inside ROS's own callbacks a throw would end the process.
 */
export async function survived<T>(
  journal: Journal,
  name: string,
  callback: () => T | Promise<T>,
  otherwise: (error: unknown) => T,
): Promise<T> {
  try {
    return await callback();
  } catch (error) {
    reportCallback(journal, name, error);
    return otherwise(error);
  }
}

/** The same for what must answer at once. What it returns is watched when it is a promise after all. */
export function survivedNow<T>(
  journal: Journal,
  name: string,
  callback: () => T,
  otherwise: (error: unknown) => T,
): T {
  try {
    const result = callback();
    if (result instanceof Promise) result.catch((error: unknown) => reportCallback(journal, name, error));
    return result;
  } catch (error) {
    reportCallback(journal, name, error);
    return otherwise(error);
  }
}

export function reportCallback(journal: Journal, name: string, error: unknown): void {
  journal.error("ros.callback-failed", { name, why: messageOf(error) });
}
