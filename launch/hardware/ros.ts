import type { Clock } from "../../robot/kernel/clock.ts";
import type { Fault } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import { type OpenGraph, openRclnodejsGraph } from "../../robot/ros/adapters/rclnodejs-graph.ts";
import { whyNotRos } from "../../robot/ros/adapters/rclnodejs-guard.ts";

/** Null when this process can join a ROS 2 graph; otherwise what keeps it from that. Changes nothing. */
export function whyRosIsOff(environment: NodeJS.ProcessEnv): Promise<Fault | null> {
  return whyNotRos(environment);
}

/**
 * Joins the ROS 2 graph as a node; only in the main thread. Whoever opens it closes it.
 *
 * @param rosArguments as they stood on the command line, from `--ros-args` on
 * @throws Fault `ros.not-sourced`, `ros.client-missing`, `ros.client-broken`, `ros.wrong-rmw`, `ros.bad-arguments`
 */
export async function openRosGraph(
  nodeName: string,
  rosArguments: readonly string[],
  clock: Clock,
  journal: Journal,
): Promise<OpenGraph> {
  const fault = await whyNotRos(process.env);
  if (fault) throw fault;
  return openRclnodejsGraph({ nodeName, rosArguments, clock, journal });
}
