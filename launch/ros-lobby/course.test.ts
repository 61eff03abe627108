import { describe, expect, it } from "vitest";
import { instant, type Stamp, wallTime } from "../../robot/kernel/clock.ts";
import type { JointTrajectory } from "../../robot/ros/graph/messages/trajectory-msgs.ts";
import { rosDurationOf, rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { courseOf, endOf, poseAt } from "./course.ts";

const joints = { pan: "head_pan_joint", tilt: "head_tilt_joint" };
const AHEAD = { panRad: 0, tiltRad: 0 };
const arrived: Stamp = { at: instant(1000), wall: wallTime(1_700_000_000_000) };

/** Points as [ms, pan, tilt]. */
function trajectory(points: readonly (readonly [number, number, number])[]): JointTrajectory {
  return {
    header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
    joint_names: [joints.pan, joints.tilt],
    points: points.map(([ms, ...positions]) => ({
      positions,
      velocities: [],
      accelerations: [],
      effort: [],
      time_from_start: rosDurationOf(ms),
    })),
  };
}

function course(message: JointTrajectory) {
  const verdict = courseOf(message, joints, AHEAD, arrived);
  if ("refused" in verdict) throw new Error(verdict.refused);
  return verdict.course;
}

function refusal(message: JointTrajectory): string {
  const verdict = courseOf(message, joints, AHEAD, arrived);
  return "refused" in verdict ? verdict.refused : "";
}

describe("a course", () => {
  it("goes straight from where the head is to one point after the other, and rests at the last", () => {
    const followed = course(
      trajectory([
        [100, 1, 0],
        [300, 1, -0.4],
      ]),
    );
    const seen = [1000, 1050, 1100, 1200, 1300, 5000].map((at) => poseAt(followed, instant(at)));
    expect(seen.map(({ panRad }) => panRad)).toEqual([0, 0.5, 1, 1, 1, 1]);
    expect(seen.map(({ tiltRad }) => tiltRad)).toEqual([0, 0, 0, -0.2, -0.4, -0.4]);
    expect(endOf(followed)).toBe(1300);
  });

  it("takes joints in any order", () => {
    const swapped = { ...trajectory([[100, 0.3, 0.7]]), joint_names: [joints.tilt, joints.pan] };
    expect(poseAt(course(swapped), instant(1100))).toEqual({ panRad: 0.7, tiltRad: 0.3 });
  });

  it("begins at its stamp when it has one", () => {
    const stamped = {
      ...trajectory([[100, 1, 0]]),
      header: { stamp: rosTimeOf(wallTime(arrived.wall + 400)), frame_id: "" },
    };
    expect(endOf(course(stamped))).toBe(1500);
  });

  it("of which the beginning is already over is joined where it is now", () => {
    const late = {
      ...trajectory([
        [100, 1, 0],
        [300, 0, 0],
      ]),
      header: { stamp: rosTimeOf(wallTime(arrived.wall - 200)), frame_id: "" },
    };
    expect(poseAt(course(late), instant(1000)).panRad).toBeCloseTo(0.5);
  });
});

describe("a trajectory is refused, with the reason,", () => {
  const cases = {
    "without points": [trajectory([]), "no points"],
    "for a joint that the head does not have": [
      { ...trajectory([[100, 0, 0]]), joint_names: ["head_pan_joint", "elbow"] },
      "elbow",
    ],
    "for one joint only": [
      { ...trajectory([[100, 0, 0]]), joint_names: ["head_pan_joint"] },
      "head_tilt_joint",
    ],
    "whose times do not rise": [
      trajectory([
        [100, 0, 0],
        [100, 1, 0],
      ]),
      "point 1",
    ],
    "with a position that is no number": [trajectory([[100, Number.NaN, 0]]), "point 0"],
  } as const;
  it.each(Object.entries(cases))("%s", (_, [message, why]) => {
    expect(refusal(message)).toContain(why);
  });
});
