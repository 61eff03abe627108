import { type Instant, instant, type Stamp, type WallTime } from "../../kernel/clock.ts";
import type { RosTime } from "./messages/std-msgs.ts";

/** A stamp further from our own clock than this comes from another clock, or from none. */
const PLAUSIBLE_MS = 2000;

export function rosTimeOf(wall: WallTime): RosTime {
  const sec = Math.floor(wall / 1000);
  return { sec, nanosec: Math.round((wall - sec * 1000) * 1_000_000) };
}

export function rosDurationOf(ms: number): RosTime {
  const sec = Math.floor(ms / 1000);
  return { sec, nanosec: Math.round((ms - sec * 1000) * 1_000_000) };
}

/** When a message with this stamp was made, on our monotonic clock; its arrival where the stamp is not plausible. */
export function madeAt(stamp: RosTime, arrived: Stamp): Instant {
  const agoMs = arrived.wall - (stamp.sec * 1000 + stamp.nanosec / 1_000_000);
  return agoMs >= 0 && agoMs <= PLAUSIBLE_MS ? instant(arrived.at - agoMs) : arrived.at;
}
