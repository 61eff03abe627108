import { later } from "../../kernel/clock.ts";
import { EventLog, journalTo } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { InMemoryNetwork } from "../../ros/graph/in-memory-graph.ts";
import type { JointState } from "../../ros/graph/messages/sensor-msgs.ts";
import type {
  FollowJointTrajectoryGoal,
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "../../ros/graph/messages/trajectory-msgs.ts";
import { EVENTS, SENSOR_DATA } from "../../ros/graph/qos.ts";
import type { Action, Topic } from "../../ros/graph/ros-graph.ts";
import { RosHead, type TrajectoryRoute } from "./ros-head.ts";

export const TRAJECTORY: Topic<JointTrajectory> = {
  name: "head_controller/joint_trajectory",
  type: "trajectory_msgs/msg/JointTrajectory",
  qos: EVENTS,
};
const STATES: Topic<JointState> = {
  name: "joint_states",
  type: "sensor_msgs/msg/JointState",
  qos: SENSOR_DATA,
};
export const FOLLOW: Action<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult> = {
  name: "head_controller/follow_joint_trajectory",
  type: "control_msgs/action/FollowJointTrajectory",
};
export const BY_TOPIC: TrajectoryRoute = { by: "topic", topic: TRAJECTORY };
export const BY_ACTION: TrajectoryRoute = { by: "action", action: FOLLOW };
export const SILENT_MS = 2000;
export const never = new AbortController().signal;

/** A head whose joints are where they report to be, and a robot around it that the test plays. */
export function headRig(route: TrajectoryRoute, knownTypes?: (type: string) => boolean) {
  const clock = new ManualClock();
  const log = new EventLog();
  const network = new InMemoryNetwork({
    journal: journalTo(clock, [log.sink]),
    ...(knownTypes ? { knownTypes } : {}),
  });
  const robot = network.node("robot");
  const states = robot.publisher(STATES);
  const head = new RosHead({
    graph: network.node("receptionist"),
    route,
    jointStates: STATES,
    joints: { pan: "pan", tilt: "tilt" },
    clock,
    journal: journalTo(clock, [log.sink]),
    silentMs: SILENT_MS,
  });
  const report = (name: string[], position: number[]) =>
    states.publish({
      header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
      name,
      position,
      velocity: [],
      effort: [],
    });
  /** Ready, with its joints where they are told to be. */
  const opened = async (panRad = 0, tiltRad = 0) => {
    const ready = head.ready(never);
    report(["tilt", "pan"], [tiltRad, panRad]);
    await clock.settle();
    await ready;
  };
  /** As motion commands: one set-point a tick; the joints are where they were told to be. */
  const turn = async (pans: readonly number[]) => {
    for (const panRad of pans) {
      head.command({ panRad, tiltRad: 0 }, later(clock.now(), 20));
      report(["pan", "tilt"], [panRad, 0]);
      await clock.advance(20);
    }
  };
  const events = () => log.entries.map(({ event }) => event);
  return { clock, log, events, network, robot, head, report, opened, turn };
}

/** As many ticks as fit in this time, at one place. */
export function still(ms: number, panRad: number): number[] {
  return Array(ms / 20).fill(panRad);
}
