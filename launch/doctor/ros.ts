import packageJson from "../../package.json" with { type: "json" };
import type { Fault } from "../../robot/kernel/fault.ts";
import { whyRosIsOff } from "../hardware/ros.ts";
import { broken, type Finding, off, ok } from "./finding.ts";

const WHAT = "ROS 2";

/** Whether this machine and shell can join a ROS 2 graph. It is really tried, in a process of its own. */
export async function ros(environment: NodeJS.ProcessEnv): Promise<Finding> {
  return rosFinding(environment, await whyRosIsOff(environment));
}

/** Without ROS 2 everything else works; a ROS 2 that is sourced and cannot be used is broken. Pure. */
export function rosFinding(environment: NodeJS.ProcessEnv, fault: Fault | null): Finding {
  if (fault?.code === "ros.not-sourced") {
    const remedy = "Source /opt/ros/<distribution>/setup.bash first, if the robot is to be a ROS 2 node.";
    return off(WHAT, "not sourced in this shell", remedy);
  }
  if (fault) return broken(WHAT, fault.what, fault.remedy);
  const middleware = environment.RMW_IMPLEMENTATION || "its default middleware";
  const client = packageJson.optionalDependencies.rclnodejs;
  return ok(WHAT, `${environment.ROS_DISTRO}, ${middleware}, rclnodejs ${client}`);
}
