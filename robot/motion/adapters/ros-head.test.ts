import { describe, expect, it } from "vitest";
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

const TRAJECTORY: Topic<JointTrajectory> = {
  name: "head_controller/joint_trajectory",
  type: "trajectory_msgs/msg/JointTrajectory",
  qos: EVENTS,
};
const STATES: Topic<JointState> = {
  name: "joint_states",
  type: "sensor_msgs/msg/JointState",
  qos: SENSOR_DATA,
};
const FOLLOW: Action<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult> = {
  name: "head_controller/follow_joint_trajectory",
  type: "control_msgs/action/FollowJointTrajectory",
};
const BY_TOPIC: TrajectoryRoute = { by: "topic", topic: TRAJECTORY };
const BY_ACTION: TrajectoryRoute = { by: "action", action: FOLLOW };
const SILENT_MS = 2000;
const never = new AbortController().signal;

function world(route: TrajectoryRoute, knownTypes?: (type: string) => boolean) {
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

function still(ms: number, panRad: number): number[] {
  return Array(ms / 20).fill(panRad);
}

describe("the joints of a head over ROS", () => {
  it("are where they report to be before anything is commanded", async () => {
    const { head, opened } = world(BY_TOPIC);
    await opened(0.7, -0.2);
    expect(head.pose()).toEqual({ panRad: 0.7, tiltRad: -0.2 });
  });

  it("are told apart from others by name; what is missing or no number changes nothing", async () => {
    const { clock, head, report, opened } = world(BY_TOPIC);
    await opened(0.5, 0.1);
    for (const [names, positions] of [
      [
        ["wheel", "arm"],
        [9, 9],
      ],
      [
        ["wheel", "pan"],
        [9, 0.6],
      ],
      [
        ["pan", "tilt"],
        [Number.NaN, 0.2],
      ],
      [["pan", "tilt"], []],
      [["tilt", "pan"], [Number.POSITIVE_INFINITY]],
    ] as const) {
      report([...names], [...positions]);
      await clock.settle();
    }
    expect(head.pose()).toEqual({ panRad: 0.6, tiltRad: 0.2 });
  });

  it("that say nothing are taken to be straight ahead, with a warning, and are lost", async () => {
    const { clock, events, head } = world(BY_TOPIC);
    const ready = head.ready(never);
    await clock.advance(SILENT_MS);
    await ready;
    expect(events()).toEqual(["head.joints-unknown"]);
    expect(head.pose()).toEqual({ panRad: 0, tiltRad: 0 });
    expect(head.lost()).toBe(true);
  });

  it("are lost when they fall silent, and found when they speak", async () => {
    const { clock, head, report, opened } = world(BY_TOPIC);
    expect(head.lost()).toBe(false);
    await opened();
    await clock.advance(SILENT_MS - 1);
    expect(head.lost()).toBe(false);
    await clock.advance(1);
    expect(head.lost()).toBe(true);
    report(["somebody_elses"], [1]);
    await clock.settle();
    expect(head.lost()).toBe(true);
    report(["pan"], [0.1]);
    await clock.settle();
    expect(head.lost()).toBe(false);
  });

  it("are not waited for when the robot is told to end", async () => {
    const { clock, head, network } = world(BY_TOPIC);
    const stop = new AbortController();
    const reason = new Error("shut down");
    const ready = expect(head.ready(stop.signal)).rejects.toBe(reason);
    await clock.advance(100);
    stop.abort(reason);
    await ready;
    expect(network.node("somebody").publishersOf(TRAJECTORY)).toBe(0);
  });
});

describe("a head over the controller's topic", () => {
  function open() {
    const one = world(BY_TOPIC);
    const came: JointTrajectory[] = [];
    one.robot.subscribe(TRAJECTORY, (trajectory) => came.push(trajectory));
    return { ...one, came };
  }
  const reachedIn = ({ points }: JointTrajectory) =>
    (points[0]?.time_from_start.sec ?? 0) * 1000 + (points[0]?.time_from_start.nanosec ?? 0) / 1e6;

  it("gets each set-point as one point: position, velocity, and the time left", async () => {
    const { came, opened, turn } = open();
    await opened();
    await turn([0, 0.01, 0.03]);
    expect(came).toHaveLength(3);
    expect(came[2]?.header.stamp).toEqual({ sec: 0, nanosec: 0 });
    expect(came[2]?.joint_names).toEqual(["pan", "tilt"]);
    expect(came[2]?.points).toHaveLength(1);
    expect(came[2]?.points[0]?.positions).toEqual([0.03, 0]);
    expect(came[2]?.points[0]?.velocities[0]).toBeCloseTo(1, 9);
    expect(came.map(reachedIn)).toEqual([20, 20, 20]);
  });

  it("is left in peace half a second after it came to rest, but for a reminder once a second", async () => {
    const { came, opened, turn } = open();
    await opened();
    await turn([0.1, 0.2, ...still(480, 0.2)]);
    expect(came).toHaveLength(26);
    came.length = 0;
    await turn(still(5000, 0.2));
    expect(came).toHaveLength(5);
    expect(came.every(({ points }) => points[0]?.positions[0] === 0.2)).toBe(true);
    expect(came.every(({ points }) => points[0]?.velocities[0] === 0)).toBe(true);
    await turn([0.21]);
    expect(came).toHaveLength(6);
  });

  it("that was held elsewhere is led back slowly, not thrown", async () => {
    const { clock, came, head, opened } = open();
    await opened(1, 0);
    head.command({ panRad: 0, tiltRad: 0 }, later(clock.now(), 20));
    await clock.settle();
    expect(came.map(reachedIn)).toEqual([2000]);
    expect(came[0]?.points[0]?.velocities).toEqual([0, 0]);
  });

  it("gets nothing before it is ready, nor after it was closed", async () => {
    const { came, head, opened, turn } = open();
    await turn([0.1]);
    await opened();
    await head.close();
    await turn([0.2]);
    expect(came).toEqual([]);
  });
});

describe("a head over the controller's action", () => {
  type Verdict = "follow" | "reject" | "abort";

  /** A controller that replaces one goal by the next, as `joint_trajectory_controller` does. */
  function open(verdict: { now: Verdict } = { now: "follow" }) {
    const one = world(BY_ACTION);
    const goals: JointTrajectory[] = [];
    const result = (error_code: number, error_string = "") => ({ error_code, error_string });
    const serve = () => {
      let preempt = () => {};
      return one.robot.serveAction(FOLLOW, {
        accepts: () => verdict.now !== "reject",
        perform: async ({ goal: { trajectory } }) => {
          preempt();
          goals.push(trajectory);
          if (verdict.now === "abort") return { status: "aborted", result: result(-5, "a motor is hot") };
          const last = trajectory.points.at(-1)?.time_from_start ?? { sec: 0, nanosec: 0 };
          const ended = new AbortController();
          preempt = () => ended.abort();
          try {
            await one.clock.sleep(last.sec * 1000 + last.nanosec / 1e6, ended.signal);
            return { status: "succeeded", result: result(0) };
          } catch {
            return { status: "aborted", result: result(-4, "another goal came") };
          }
        },
        failed: (error) => result(-1, String(error)),
      });
    };
    return { ...one, goals, verdict, serve };
  }
  const timesOf = ({ points }: JointTrajectory) =>
    points.map(({ time_from_start }) => time_from_start.nanosec / 1e6);
  const pansOf = ({ points }: JointTrajectory) => points.map(({ positions }) => positions[0]);

  it("gets a tenth of a second of set-points in each goal, one after another, and none at rest", async () => {
    const { goals, opened, turn, serve } = open();
    serve();
    await opened();
    const ramp = Array.from({ length: 10 }, (_, tick) => (tick + 1) / 50);
    await turn([...ramp, ...still(3000, 0.2)]);
    expect(goals.map(pansOf)).toEqual([
      [0.02, 0.04, 0.06, 0.08, 0.1],
      [0.12, 0.14, 0.16, 0.18, 0.2],
    ]);
    expect(goals.map(timesOf)).toEqual([
      [20, 40, 60, 80, 100],
      [20, 40, 60, 80, 100],
    ]);
    for (const { points } of goals) {
      for (const { velocities } of points.slice(1)) expect(velocities[0]).toBeCloseTo(1, 9);
    }
  });

  it("does not mind that each goal ends the one before", async () => {
    const { events, opened, turn, serve } = open();
    serve();
    await opened();
    await turn(Array.from({ length: 200 }, (_, tick) => Math.sin(tick / 50) / 2));
    await turn(still(1000, 0.4));
    expect(events()).toEqual([]);
  });

  it.each<[string, Verdict | "absent", string]>([
    ["refuses", "reject", "rejected"],
    ["gives up", "abort", "aborted"],
    ["is not there", "absent", "unavailable"],
  ])(
    "that %s is told of once, asked less and less often, and follows in the end",
    async (_, what, status) => {
      const verdict = { now: what === "absent" ? ("follow" as const) : what };
      const { log, events, goals, opened, turn, serve } = open(verdict);
      if (what !== "absent") serve();
      await opened();
      await turn([0.1, 0.2, ...still(20_000, 0.2)]);
      expect(events()).toEqual(["head.goal-failed"]);
      expect(log.entries[0]?.fields).toMatchObject({ status });
      // At 0.1 s, then 0.5, 1, 2, 4, 8 … seconds apart, and each goal as soon as it may.
      if (what === "abort") expect(goals.length).toBe(6);

      if (what === "absent") serve();
      verdict.now = "follow";
      await turn(still(20_000, 0.2));
      expect(events()).toEqual(["head.goal-failed", "head.follows-again"]);
      // What was missed is not replayed: only where it should be now.
      expect(pansOf(goals.at(-1)!)).toEqual([0.2]);
      const sofar = goals.length;
      await turn(still(20_000, 0.2));
      expect(goals).toHaveLength(sofar);
    },
  );

  it("that hangs is not buried in goals", async () => {
    const { robot, opened, turn, head } = world(BY_ACTION);
    let asked = 0;
    robot.serveAction(FOLLOW, {
      accepts: () => true,
      perform: ({ cancelled }) => {
        asked++;
        return new Promise((resolve) => {
          const over = () => resolve({ status: "aborted", result: { error_code: -1, error_string: "" } });
          cancelled.addEventListener("abort", over, { once: true });
        });
      },
      failed: () => ({ error_code: -1, error_string: "" }),
    });
    await opened();
    await turn(Array.from({ length: 500 }, (_, tick) => Math.sin(tick / 50) / 2));
    expect(asked).toBe(5);
    await head.close();
  });

  it("cannot be driven where the action's interface is not installed", async () => {
    const { head, network } = world(BY_ACTION, (type) => !type.startsWith("control_msgs"));
    await expect(head.ready(never)).rejects.toMatchObject({
      code: "head.no-interface",
      remedy: expect.stringContaining("control-msgs"),
    });
    expect(network.node("somebody").publishersOf(TRAJECTORY)).toBe(0);
  });
});
