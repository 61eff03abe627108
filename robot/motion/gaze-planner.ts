import type { Instant } from "../kernel/clock.ts";
import type { Direction } from "../kernel/geometry.ts";
import type { GazeRules } from "./motion-config.ts";

/** What the rest of the robot wants looked at. */
export type GazeTarget =
  /** Somebody's face, where it was at `at`. */
  | { readonly kind: "direction"; readonly direction: Direction; readonly at: Instant }
  | { readonly kind: "ahead" }
  /** As somebody does who reads or thinks. */
  | { readonly kind: "down" };

/** Where to look, and why. */
export type Gaze =
  | { readonly mode: "idle"; readonly aim: Direction }
  /** Somebody new, or far from where the head looks: one quick turn. */
  | { readonly mode: "saccade"; readonly aim: Direction; readonly seen: Sighted }
  /** With somebody: still while they are within the dead zone, gliding after them while they are not. */
  | { readonly mode: "follow"; readonly aim: Direction; readonly seen: Sighted; readonly gliding: boolean };

interface Sighted {
  /** Averaged over the smoothing time. */
  readonly direction: Direction;
  readonly at: Instant;
}

export const AHEAD: Direction = { panRad: 0, tiltRad: 0 };

/** Decides where to look. Pure: call it as often as you like; only a newer sighting changes the average. */
export function plan(now: Gaze, target: GazeTarget, at: Instant, rules: GazeRules): Gaze {
  switch (target.kind) {
    case "ahead":
      return { mode: "idle", aim: AHEAD };
    case "down":
      return { mode: "idle", aim: { panRad: now.aim.panRad, tiltRad: rules.downRad } };
    case "direction":
      if (at - target.at > rules.forgetMs) return { mode: "idle", aim: AHEAD };
      return attend(now, target, rules);
  }
}

function attend(now: Gaze, { direction, at }: { direction: Direction; at: Instant }, rules: GazeRules): Gaze {
  if (now.mode === "idle") return lookAtOnce(direction, at);
  if (at <= now.seen.at) return now;
  // Measured from the average: the aim may lag behind somebody who walks, and must not jump to catch up.
  if (angleBetween(direction, now.seen.direction) > rules.saccadeRad) return lookAtOnce(direction, at);

  const seen = { direction: towards(now.seen.direction, direction, at - now.seen.at, rules.smoothingMs), at };
  const offRad = angleBetween(seen.direction, now.aim);
  const gliding =
    now.mode === "follow" && now.gliding ? offRad > rules.settledRad : offRad > rules.deadZoneRad;
  return { mode: "follow", aim: gliding ? seen.direction : now.aim, seen, gliding };
}

function lookAtOnce(direction: Direction, at: Instant): Gaze {
  return { mode: "saccade", aim: direction, seen: { direction, at } };
}

/** First-order low-pass whose time constant does not depend on how often somebody is seen. */
function towards(from: Direction, to: Direction, elapsedMs: number, smoothingMs: number): Direction {
  const share = smoothingMs === 0 ? 1 : 1 - Math.exp(-elapsedMs / smoothingMs);
  return {
    panRad: from.panRad + share * (to.panRad - from.panRad),
    tiltRad: from.tiltRad + share * (to.tiltRad - from.tiltRad),
  };
}

function angleBetween(a: Direction, b: Direction): number {
  return Math.hypot(a.panRad - b.panRad, a.tiltRad - b.tiltRad);
}
