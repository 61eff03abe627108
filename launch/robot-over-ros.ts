import type { News } from "../robot/news.ts";
import type { Surroundings } from "../robot/parts.ts";
import type { RosGraph } from "../robot/ros/graph/ros-graph.ts";
import { ReceptionistNode } from "../robot/ros/receptionist-node.ts";
import { type RobotConfig, robotConfig } from "./config.ts";
import { openRosGraph } from "./hardware/ros.ts";
import { type OpenedRobot, RosRobot } from "./ros-robot.ts";

/**
 * Serves as a managed node of a ROS 2 graph until a peer shuts it down or the signal is aborted.
 *
 * @param rosArguments as they stood on the command line, from `--ros-args` on
 * @param onOpened told whenever the robot has been configured
 * @throws Fault `ros.…` when this process cannot join a graph
 */
export async function serveOverRos(
  config: RobotConfig,
  rosArguments: readonly string[],
  around: Surroundings,
  onOpened: (robot: OpenedRobot) => void,
  signal: AbortSignal,
): Promise<void> {
  const { graph, close } = await openRosGraph("receptionist", rosArguments, around.clock, around.journal);
  try {
    await serveOn(graph, config, around, onOpened, signal);
  } finally {
    close();
  }
}

/** The same on a graph that is open already. */
export async function serveOn(
  graph: RosGraph,
  config: RobotConfig,
  around: Surroundings,
  onOpened: (robot: OpenedRobot) => void,
  signal: AbortSignal,
): Promise<void> {
  const tell = (news: News) => {
    around.news?.(news);
    node.tell(news);
  };
  const robot = new RosRobot({ ...around, graph, onOpened, news: tell }, config);
  const node = new ReceptionistNode({
    ...around,
    graph,
    robot,
    schema: robotConfig,
    config,
    onConfig: (changed) => robot.adopt(changed),
  });
  await node.run(signal);
}
