import type { Instant } from "../kernel/clock.ts";
import type { JointWatchRules } from "./motion-config.ts";

/** What is known of how a joint follows. */
export type JointWatch =
  | { readonly at: "following" }
  /** Away from its set-point, as a joint that moves is for a moment. */
  | { readonly at: "behind"; readonly since: Instant }
  /** For so long that it does not follow: it is stuck, slips, or has no power. */
  | { readonly at: "astray" };

export const FOLLOWING: JointWatch = { at: "following" };

/**
 * Decides what one more look at a joint means. Two thresholds: a joint that is led back must have arrived before it
 * counts as well again. Pure.
 */
export function watchJoint(
  before: JointWatch,
  offRad: number,
  now: Instant,
  rules: JointWatchRules,
): JointWatch {
  const off = Math.abs(offRad);
  switch (before.at) {
    case "following":
      return off > rules.offRad ? { at: "behind", since: now } : before;
    case "behind":
      if (off <= rules.offRad) return FOLLOWING;
      return now - before.since >= rules.forMs ? { at: "astray" } : before;
    case "astray":
      return off <= rules.offRad / 2 ? FOLLOWING : before;
  }
}
