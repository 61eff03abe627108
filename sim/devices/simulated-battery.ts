import type { Clock } from "../../robot/kernel/clock.ts";
import type { Battery, BatteryCharge } from "../../robot/motion/battery.ts";

const HOUR_MS = 3_600_000;

/** A battery that empties evenly, from full; at zero it stays there. */
export class SimulatedBattery implements Battery {
  private readonly clock: Clock;
  private readonly lastsMs: number;
  private readonly fullAt: number;

  constructor(clock: Clock, lastsHours = 8) {
    this.clock = clock;
    this.lastsMs = lastsHours * HOUR_MS;
    this.fullAt = clock.now();
  }

  charge(): BatteryCharge {
    const usedMs = this.clock.now() - this.fullAt;
    return { share: Math.max(0, 1 - usedMs / this.lastsMs), charging: false };
  }
}
