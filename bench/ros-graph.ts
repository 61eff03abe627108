import { silentJournal } from "../robot/kernel/journal.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { openRclnodejsGraph } from "../robot/ros/adapters/rclnodejs-graph.ts";
import { whyNotRos } from "../robot/ros/adapters/rclnodejs-guard.ts";
import { sendable } from "../robot/ros/adapters/rclnodejs-message.ts";
import { loadRclnodejs } from "../robot/ros/adapters/rclnodejs-module.ts";
import type { Image } from "../robot/ros/graph/messages/sensor-msgs.ts";
import type { RosGraph } from "../robot/ros/graph/ros-graph.ts";
import { ECHO, type imageEcho } from "../test/ros/image-echo.ts";
import { PeerProcess } from "../test/ros/peer-process.ts";
import { privateNetwork } from "../test/ros/private-network.ts";
import { type Bench, type Figure, median, peakMemory, percentile } from "./bench.ts";

const [WIDTH_PX, HEIGHT_PX] = [640, 480];
const WARM_UP = 30;
const ROUNDS = 600;

export const bench: Bench = {
  name: "ros-graph",
  summary: `a picture of ${WIDTH_PX}×${HEIGHT_PX} to another process over ROS 2 and back, and what sending costs`,
  async unavailable() {
    const fault = await whyNotRos(process.env);
    return fault ? `${fault.what} ${fault.remedy}` : null;
  },
  async run() {
    Object.assign(process.env, privateNetwork());
    const parts = { nodeName: "bench", rosArguments: [], journal: silentJournal, clock: new SystemClock() };
    const { graph, close } = await openRclnodejsGraph(parts);
    const script = new URL("../test/ros/image-echo.ts", import.meta.url);
    const peer = await PeerProcess.start<ReturnType<typeof imageEcho>>("echo", script, "imageEcho");
    try {
      const { rounds, sending } = await roundTrips(graph);
      return [
        { what: "there and back: p50", value: median(rounds), unit: "ms" },
        { what: "there and back: p95", value: percentile(rounds, 0.95), unit: "ms" },
        { what: "handing a picture over", value: median(sending), unit: "ms" },
        { what: "of which checking it", value: median(await checking()), unit: "ms" },
        peakMemory("who sends"),
        { what: "who sends back: RSS", value: await peer.asks.residentMb(), unit: "MB" },
      ] satisfies Figure[];
    } finally {
      await peer.close();
      close();
    }
  },
};

/** Milliseconds of each way there and back, one after another, and of each call that sent. */
async function roundTrips(graph: RosGraph): Promise<{ rounds: number[]; sending: number[] }> {
  const publisher = graph.publisher(ECHO.there);
  let arrived = (_image: Image) => {};
  graph.subscribe(ECHO.back, (image) => arrived(image));
  while (publisher.readers() === 0 || graph.publishersOf(ECHO.back) === 0) await aMoment();
  const [rounds, sending]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const sentAt = performance.now();
    const back = new Promise<Image>((resolve) => {
      arrived = resolve;
    });
    publisher.publish(picture(round));
    const handedOverAt = performance.now();
    const { data } = await back;
    if (data[0] !== round % 256 || data.length !== WIDTH_PX * HEIGHT_PX * 3)
      throw new Error("another picture");
    if (round < WARM_UP) continue;
    rounds.push(performance.now() - sentAt);
    sending.push(handedOverAt - sentAt);
  }
  return { rounds, sending };
}

async function checking(): Promise<number[]> {
  const rcl = await loadRclnodejs();
  const type = rcl.require("sensor_msgs/msg/Image");
  return Array.from({ length: ROUNDS }, (_, round) => {
    const image = picture(round);
    const startedAt = performance.now();
    sendable(rcl, type, "/bench", image);
    return performance.now() - startedAt;
  });
}

const pixels = new Uint8Array(WIDTH_PX * HEIGHT_PX * 3).map((_, at) => at * 31);

function picture(round: number): Image {
  pixels[0] = round;
  return {
    header: { stamp: { sec: round, nanosec: 0 }, frame_id: "camera_link" },
    width: WIDTH_PX,
    height: HEIGHT_PX,
    encoding: "rgb8",
    is_bigendian: 0,
    step: WIDTH_PX * 3,
    data: pixels,
  };
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
