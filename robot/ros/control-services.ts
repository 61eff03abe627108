import type { Controls, Verdict } from "./controls.ts";
import type { VerdictResponse } from "./graph/messages/std-msgs.ts";
import type { Release, RosGraph } from "./graph/ros-graph.ts";
import { services } from "./interface.ts";

/** Offers the robot's controls as services; while there is no configured robot, each says so. */
export function serveControls(graph: RosGraph, controls: () => Controls | null): Release {
  const asked = (what: (controls: Controls) => Verdict): VerdictResponse => {
    const present = controls();
    if (!present) return { success: false, message: NOT_CONFIGURED };
    const { done, message } = what(present);
    return { success: done, message };
  };
  const releases = [
    graph.serve(services.greet, () => asked((robot) => robot.greet())),
    graph.serve(services.wipe, () => asked((robot) => robot.wipe())),
    graph.serve(services.mute, () => asked((robot) => robot.mute())),
    graph.serve(services.resume, () => asked((robot) => robot.resume())),
    graph.serve(services.emergencyStop, ({ data }) => asked((robot) => robot.stop(data))),
  ];
  return () => {
    for (const release of releases.reverse()) release();
  };
}

export const NOT_CONFIGURED = "the node is not configured";
