import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { RosBattery, type RosBatteryParts } from "../../robot/motion/adapters/ros-battery.ts";
import {
  RosEmergencyStop,
  type RosEmergencyStopParts,
} from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { RosHead, type RosHeadParts, type TrajectoryRoute } from "../../robot/motion/adapters/ros-head.ts";
import type { Battery } from "../../robot/motion/battery.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import { FixedHead } from "../../robot/motion/fixed-head.ts";
import type { Head } from "../../robot/motion/head.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import type { RosRules } from "../../robot/ros/ros-config.ts";

/** A kiosk whose head does not turn; its face on the screen looks around. */
export function openHead(): Head {
  return new FixedHead();
}

export interface RosHeadNeeds extends Pick<RosHeadParts, "graph" | "clock" | "journal"> {
  readonly rules: RosRules["head"];
}

/**
 * A head that a controller on the ROS graph turns, or one that does not when the rules say so. Waits until its joints
 * have told where they are. Rejects with the signal's reason, or with a `Fault` `head.no-interface`.
 */
export async function openRosHead(
  { rules, ...around }: RosHeadNeeds,
  opened: ReleaseStack,
  signal: AbortSignal,
): Promise<Head> {
  const route = routeOf(rules.drive);
  if (!route) return openHead();
  const head = new RosHead({
    ...around,
    route,
    jointStates: reads.jointStates,
    joints: { pan: rules.panJoint, tilt: rules.tiltJoint },
    silentMs: rules.silentMs,
  });
  await head.ready(signal);
  opened.defer(() => head.close());
  return head;
}

function routeOf(drive: RosRules["head"]["drive"]): TrajectoryRoute | null {
  switch (drive) {
    case "topic":
      return { by: "topic", topic: writes.trajectory };
    case "action":
      return { by: "action", action: actions.followTrajectory };
    case "none":
      return null;
  }
}

/** A red button that another node watches. */
export function rosEmergencyStop({
  graph,
  clock,
  journal,
}: Pick<RosEmergencyStopParts, "graph" | "clock" | "journal">): EmergencyStop {
  return new RosEmergencyStop({ graph, clock, journal, topic: reads.emergencyStop });
}

export interface RosBatteryNeeds extends Pick<RosBatteryParts, "graph" | "clock"> {
  readonly rules: RosRules["battery"];
}

/** A battery that another node reads. */
export function openRosBattery({ rules, ...around }: RosBatteryNeeds, opened: ReleaseStack): Battery {
  const battery = new RosBattery({ ...around, topic: reads.battery, silentMs: rules.silentMs });
  battery.open();
  opened.defer(() => battery.close());
  return battery;
}
