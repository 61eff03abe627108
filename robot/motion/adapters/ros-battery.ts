import type { Clock, Instant } from "../../kernel/clock.ts";
import type { BatteryState } from "../../ros/graph/messages/sensor-msgs.ts";
import type { Release, RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { Battery, BatteryCharge } from "../battery.ts";

/** `BatteryState.POWER_SUPPLY_STATUS_CHARGING` */
const CHARGING = 1;

export interface RosBatteryParts {
  readonly graph: RosGraph;
  readonly topic: Topic<BatteryState>;
  readonly clock: Clock;
  /** A reading older than this is no longer believed. */
  readonly silentMs: number;
}

/** A battery that another node reads. */
export class RosBattery implements Battery {
  private readonly parts: RosBatteryParts;
  private last: { readonly charge: BatteryCharge; readonly at: Instant } | null = null;
  private unsubscribe: Release = () => {};

  constructor(parts: RosBatteryParts) {
    this.parts = parts;
  }

  /** Throws a `Fault` `ros.unknown-type`. */
  open(): void {
    const { graph, topic, clock } = this.parts;
    this.unsubscribe = graph.subscribe(topic, (state) => {
      this.last = { charge: chargeIn(state), at: clock.now() };
    });
  }

  charge(): BatteryCharge | null {
    const { clock, silentMs } = this.parts;
    return this.last && clock.now() - this.last.at < silentMs ? this.last.charge : null;
  }

  close(): void {
    this.unsubscribe();
  }
}

/** A share outside of 0 … 1 (some drivers send per cent) is as good as none. Pure. */
export function chargeIn({ percentage, power_supply_status }: BatteryState): BatteryCharge {
  const measured = percentage >= 0 && percentage <= 1;
  return { share: measured ? percentage : null, charging: power_supply_status === CHARGING };
}
