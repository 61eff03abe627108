import type { BackOffice } from "./back-office.ts";
import type { Ears } from "./ears.ts";
import type { Eyes } from "./eyes.ts";
import type { Gauges } from "./kernel/gauges.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { Motion } from "./motion/motion.ts";
import type { Mouth } from "./mouth.ts";
import type { Devices } from "./parts.ts";
import type { PowerWatch } from "./power-watch.ts";
import type { ScreenWatch } from "./screen-watch.ts";

/** What of the robot can be unwell. */
interface Organs {
  readonly eyes: Eyes;
  readonly ears: Ears;
  readonly mouth: Mouth;
  readonly motion: Motion;
  readonly office: BackOffice;
  readonly screen: ScreenWatch;
  readonly devices: Pick<Devices, "head">;
  readonly power: PowerWatch;
  readonly gauges: Gauges;
  readonly onDuty: boolean;
}

/** How everything is doing at this moment. */
export function healthOf({
  eyes,
  ears,
  mouth,
  motion,
  office,
  screen,
  devices,
  power,
  gauges,
  onDuty,
}: Organs): RobotHealth {
  return {
    onDuty,
    ...eyes.health(),
    microphone: ears.health(),
    ...office.health(),
    voice: mouth.health(),
    screen: screen.health(),
    head: {
      fault: motion.fault,
      lost: devices.head.lost(),
      stopped: motion.isStopped,
      panLagRad: gauges.get("motion.pan_lag_rad") ?? 0,
      tiltLagRad: gauges.get("motion.tilt_lag_rad") ?? 0,
    },
    battery: power.health(),
  };
}
