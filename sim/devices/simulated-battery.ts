import type { Clock } from "../../robot/kernel/clock.ts";
import type { Battery, BatteryCharge } from "../../robot/motion/battery.ts";

const HOUR_MS = 3_600_000;

/** A battery that empties evenly, from full; at zero it stays there. An old one may be emptier than it should. */
export class SimulatedBattery implements Battery {
  private readonly clock: Clock;
  private readonly lastsMs: number;
  private readonly fullAt: number;
  private readonly atMost: () => number;

  /** @param atMost no more than this share is left, 0 … 1 */
  constructor(clock: Clock, lastsHours = 8, atMost: () => number = () => 1) {
    this.clock = clock;
    this.lastsMs = lastsHours * HOUR_MS;
    this.atMost = atMost;
    this.fullAt = clock.now();
  }

  charge(): BatteryCharge {
    const usedMs = this.clock.now() - this.fullAt;
    return { share: Math.min(this.atMost(), Math.max(0, 1 - usedMs / this.lastsMs)), charging: false };
  }
}
