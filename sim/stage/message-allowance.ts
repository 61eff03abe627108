import type { Instant } from "../../robot/kernel/clock.ts";

/** How much of what a page may send it has used up. */
export interface MessageAllowance {
  readonly used: number;
  readonly asOf: Instant;
}

/** A dragged visitor, a microphone at ten chunks a second and pictures for a camera at thirty stay far below this. */
export const MESSAGES_PER_SECOND = 200;

/** What is left after one more message: a bucket that holds a second's worth and empties steadily. Null: too many. */
export function afterMessage(before: MessageAllowance, at: Instant): MessageAllowance | null {
  const drained = ((at - before.asOf) / 1000) * MESSAGES_PER_SECOND;
  const used = Math.max(0, before.used - drained) + 1;
  return used > MESSAGES_PER_SECOND ? null : { used, asOf: at };
}
