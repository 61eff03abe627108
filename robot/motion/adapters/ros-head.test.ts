import { describe, expect, it } from "vitest";
import { later } from "../../kernel/clock.ts";
import type { JointTrajectory } from "../../ros/graph/messages/trajectory-msgs.ts";
import { BY_TOPIC, headRig, never, SILENT_MS, still, TRAJECTORY } from "./ros-head-rig.ts";

describe("the joints of a head over ROS", () => {
  it("are where they report to be before anything is commanded", async () => {
    const { head, opened } = headRig(BY_TOPIC);
    await opened(0.7, -0.2);
    expect(head.pose()).toEqual({ panRad: 0.7, tiltRad: -0.2 });
  });

  it("are told apart from others by name; what is missing or no number changes nothing", async () => {
    const { clock, head, report, opened } = headRig(BY_TOPIC);
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
    const { clock, events, head } = headRig(BY_TOPIC);
    const ready = head.ready(never);
    await clock.advance(SILENT_MS);
    await ready;
    expect(events()).toEqual(["head.joints-unknown"]);
    expect(head.pose()).toEqual({ panRad: 0, tiltRad: 0 });
    expect(head.lost()).toBe(true);
  });

  it("are lost when they fall silent, and found when they speak", async () => {
    const { clock, head, report, opened } = headRig(BY_TOPIC);
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
    const { clock, head, network } = headRig(BY_TOPIC);
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
    const one = headRig(BY_TOPIC);
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

  it("is simply sent on while nobody knows where it is", async () => {
    const { clock, came, head } = open();
    const ready = head.ready(never);
    await clock.advance(SILENT_MS);
    await ready;
    head.command({ panRad: 1, tiltRad: 0 }, later(clock.now(), 20));
    await clock.settle();
    expect(came.map(reachedIn)).toEqual([20]);
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
