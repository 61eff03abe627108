import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Battery } from "../../robot/motion/battery.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { reads } from "../../robot/ros/interface.ts";

/** Somebody who comes late, or missed a message, knows within this time. */
const REPEAT_EVERY_MS = 1000;

// As sensor_msgs/BatteryState numbers them.
const CHARGING = 1;
const DISCHARGING = 2;

interface Parts {
  readonly graph: RosGraph;
  readonly emergencyStop: EmergencyStop;
  readonly battery: Battery;
  readonly clock: Clock;
}

/** The kiosk's base: tells how the emergency stop and the battery are, once a second and at every press. */
export class Switchboard {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { graph, emergencyStop, battery, clock } = this.parts;
    const stops = graph.publisher(reads.emergencyStop);
    const charges = graph.publisher(reads.battery);
    let pressed = false;
    try {
      emergencyStop.watch(signal, (now) => {
        pressed = now;
        if (!signal.aborted) stops.publish({ data: pressed });
      });
      for (;;) {
        stops.publish({ data: pressed });
        const charge = battery.charge();
        if (charge) {
          charges.publish({
            header: { stamp: rosTimeOf(clock.wallNow()), frame_id: "" },
            voltage: Number.NaN,
            percentage: charge.share ?? Number.NaN,
            power_supply_status: charge.charging ? CHARGING : DISCHARGING,
            present: true,
          });
        }
        await clock.sleep(REPEAT_EVERY_MS, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    } finally {
      charges.close();
      stops.close();
    }
  }
}
