import type { Instant } from "../kernel/clock.ts";

/** A leaky bucket: how much of its allowance one connected page has used. */
export interface TouchAllowance {
  readonly used: number;
  readonly asOf: Instant;
}

/**
 * What one more message leaves of the allowance; null when it is used up. A burst of a second's worth is fine,
 * as when several fingers land at once; more than that, kept up, is a page gone wrong.
 */
export function afterTouch(
  allowance: TouchAllowance,
  at: Instant,
  touchesPerSecond: number,
): TouchAllowance | null {
  const drained = ((at - allowance.asOf) / 1000) * touchesPerSecond;
  const used = Math.max(0, allowance.used - drained) + 1;
  return used > touchesPerSecond ? null : { used, asOf: at };
}
