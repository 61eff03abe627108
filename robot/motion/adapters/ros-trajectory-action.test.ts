import { describe, expect, it } from "vitest";
import type { JointTrajectory } from "../../ros/graph/messages/trajectory-msgs.ts";
import { BY_ACTION, FOLLOW, headRig, never, still, TRAJECTORY } from "./ros-head-rig.ts";

describe("a head over the controller's action", () => {
  type Verdict = "follow" | "reject" | "abort";

  /** A controller that replaces one goal by the next, as `joint_trajectory_controller` does. */
  function open(verdict: { now: Verdict } = { now: "follow" }) {
    const one = headRig(BY_ACTION);
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

  it("that strays while it rests is led back slowly", async () => {
    const { clock, goals, opened, turn, serve, report } = open();
    serve();
    await opened();
    await turn([0.1, 0.2, ...still(1000, 0.2)]);
    goals.length = 0;
    // A controller that was restarted begins elsewhere.
    report(["pan", "tilt"], [-0.8, 0]);
    await clock.advance(500);
    expect(goals.map(pansOf)).toEqual([[0.2]]);
    expect(goals[0]?.points[0]?.time_from_start).toEqual({ sec: 2, nanosec: 0 });
    report(["pan", "tilt"], [0.2, 0]);
    await clock.advance(5000);
    expect(goals).toHaveLength(1);
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

  it("that hangs is given up, told of once, and not buried in goals", async () => {
    const { robot, opened, turn, head, log } = headRig(BY_ACTION);
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
    // Five in the first half second, each given up after 1.6 s; then tries, a second and more apart.
    expect(asked).toBe(5 + 2);
    expect(log.entries.map(({ event, fields }) => `${event} ${fields.status}`)).toEqual([
      "head.goal-failed unanswered",
    ]);
    await head.close();
  });

  it("cannot be driven where the action's interface is not installed", async () => {
    const { head, network } = headRig(BY_ACTION, (type) => !type.startsWith("control_msgs"));
    await expect(head.ready(never)).rejects.toMatchObject({
      code: "head.no-interface",
      remedy: expect.stringContaining("control-msgs"),
    });
    expect(network.node("somebody").publishersOf(TRAJECTORY)).toBe(0);
  });
});
