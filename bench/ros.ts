import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { silentJournal } from "../robot/kernel/journal.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { openRclnodejsGraph } from "../robot/ros/adapters/rclnodejs-graph.ts";
import { whyNotRos } from "../robot/ros/adapters/rclnodejs-guard.ts";
import type { RosTime } from "../robot/ros/graph/messages/std-msgs.ts";
import type { RosGraph } from "../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../robot/ros/graph/ros-time.ts";
import { reads, writes } from "../robot/ros/interface.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";

const stella = fileURLToPath(new URL("../launch/stella.mjs", import.meta.url));
const PHOTO = fileURLToPath(new URL("../test/assets/photos/astronaut.jpg", import.meta.url));
const FRAMES_PER_SECOND = 10;
const SETTLING_S = 8;
const MEASURED_S = 30;
/** A domain that nobody else is likely to use, on this machine only. */
const NETWORK = { ROS_DOMAIN_ID: "93", ...(process.env.CYCLONEDDS_URI ? {} : { ROS_LOCALHOST_ONLY: "1" }) };
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_S = 100;

export const bench: Bench = {
  name: "ros",
  summary: `the robot as a ROS 2 node that another process shows 640×480 pictures, ${FRAMES_PER_SECOND} a second`,
  async unavailable() {
    const fault = await whyNotRos(process.env);
    return fault ? `${fault.what} ${fault.remedy}` : null;
  },
  async run(folder) {
    Object.assign(process.env, NETWORK);
    const clock = new SystemClock();
    const robot = startRobot(folder);
    const { graph, close } = await openRclnodejsGraph({
      nodeName: "bench",
      rosArguments: [],
      journal: silentJournal,
      clock,
    });
    try {
      const waits = watchPeople(graph, clock);
      const inferences = watchInferences(graph);
      const stop = await showPhoto(graph, clock);
      await clock.sleep(SETTLING_S * 1000);
      waits.length = 0;
      inferences.length = 0;
      const before = processorTimeS(robot);
      await clock.sleep(MEASURED_S * 1000);
      const busyS = processorTimeS(robot) - before;
      stop();
      return figuresOf(waits, median(inferences), busyS, residentMb(robot));
    } finally {
      close();
      robot.kill("SIGINT");
      await once(robot, "exit");
    }
  },
};

function figuresOf(
  waits: readonly number[],
  inferenceMs: number,
  busyS: number,
  residentMb: number,
): Figure[] {
  const p50 = median(waits);
  return [
    { what: "people, picture by picture", value: waits.length / MEASURED_S, unit: "per s" },
    { what: "from a picture's sending to its people's arrival: p50", value: p50, unit: "ms" },
    { what: "the same: p95", value: percentile(waits, 0.95), unit: "ms" },
    { what: "of which detection, as diagnostics tell", value: inferenceMs, unit: "ms" },
    { what: "the whole way against detection alone", value: p50 / inferenceMs, unit: "×" },
    { what: "processor time of the robot, of one core", value: (busyS / MEASURED_S) * 100, unit: "%" },
    { what: "the robot: RSS", value: residentMb, unit: "MB" },
  ];
}

function startRobot(folder: string): ChildProcess {
  const file = join(folder, "robot.yaml");
  writeFileSync(
    file,
    JSON.stringify({
      dataDir: folder,
      hubUrl: "ws://127.0.0.1:1/robot",
      screen: { port: 0 },
      ros: { sound: "ros" },
    }),
  );
  return spawn(process.execPath, [stella, "robot", "--ros", "--config", file], {
    env: { ...process.env, ...NETWORK },
    stdio: "ignore",
  });
}

/** How long each picture's people took to come back, in milliseconds; grows while pictures are shown. */
function watchPeople(graph: RosGraph, clock: SystemClock): number[] {
  const waits: number[] = [];
  const arrived = ({ header: { stamp } }: { readonly header: { readonly stamp: RosTime } }) =>
    waits.push(clock.wallNow() - (stamp.sec * 1000 + stamp.nanosec / 1e6));
  if (graph.knows(writes.bodies.type)) graph.subscribe(writes.bodies, arrived);
  else graph.subscribe({ ...writes.detections, name: "/receptionist/people" }, arrived);
  return waits;
}

/** Milliseconds, as the robot tells them once a second; grows. */
function watchInferences(graph: RosGraph): number[] {
  const inferences: number[] = [];
  graph.subscribe(writes.diagnostics, ({ status }) => {
    const told = status.flatMap(({ values }) => values).find(({ key }) => key.startsWith("inference"));
    if (told) inferences.push(Number(told.value));
  });
  return inferences;
}

async function showPhoto(graph: RosGraph, clock: SystemClock): Promise<() => void> {
  const pixels = await sharp(PHOTO).resize(640, 480, { fit: "contain" }).removeAlpha().raw().toBuffer();
  const data = new Uint8Array(pixels);
  const publisher = graph.publisher(reads.image);
  const stop = new AbortController();
  const showing = async () => {
    for (let due: number = clock.now(); !stop.signal.aborted; due += 1000 / FRAMES_PER_SECOND) {
      const header = { stamp: rosTimeOf(clock.wallNow()), frame_id: "camera_link" };
      // A camera whose pictures are the same to the last bit is taken for frozen.
      data[0] = ((data[0] ?? 0) + 1) % 256;
      publisher.publish({
        header,
        width: 640,
        height: 480,
        encoding: "rgb8",
        is_bigendian: 0,
        step: 1920,
        data,
      });
      await clock.sleep(Math.max(0, due - clock.now()), stop.signal).catch(() => {});
    }
  };
  void showing();
  return () => stop.abort(new Error("enough"));
}

/** Of all its threads since it began: fields 14 and 15 of /proc/PID/stat, behind the name in brackets. */
function processorTimeS({ pid }: ChildProcess): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / TICKS_PER_S;
}

function residentMb({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
