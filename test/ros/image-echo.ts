import type { Image } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { RosGraph, Topic } from "../../robot/ros/graph/ros-graph.ts";

export const ECHO = {
  there: { name: "/echo/there", type: "sensor_msgs/msg/Image", qos: reliable() } as Topic<Image>,
  back: { name: "/echo/back", type: "sensor_msgs/msg/Image", qos: reliable() } as Topic<Image>,
};

/** Sends every picture back. */
export function imageEcho(graph: RosGraph) {
  const back = graph.publisher(ECHO.back);
  graph.subscribe(ECHO.there, (image) => back.publish(image));
  return { residentMb: () => process.memoryUsage.rss() / 1024 / 1024 };
}

function reliable() {
  return { reliability: "reliable", durability: "volatile", depth: 5 } as const;
}
