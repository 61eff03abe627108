import { type Instant, later, type Stamp } from "../../robot/kernel/clock.ts";
import type { HeadPose } from "../../robot/motion/head.ts";
import type { RosDuration } from "../../robot/ros/graph/messages/std-msgs.ts";
import type { JointTrajectory } from "../../robot/ros/graph/messages/trajectory-msgs.ts";

/** Names of the head's joints, as messages call them. */
export interface HeadJoints {
  readonly pan: string;
  readonly tilt: string;
}

/** Where the head is to be, and when; from where it was told to be when the course came. In order of time. */
export type Course = readonly [Waypoint, ...Waypoint[]];

interface Waypoint {
  readonly at: Instant;
  readonly pose: HeadPose;
}

/** Either a course, or why a controller would not take the trajectory. */
export type CourseVerdict = { readonly course: Course } | { readonly refused: string };

/** Reads a trajectory as ros2_control's joint trajectory controller does: every joint, times rising, zero stamp is now. */
export function courseOf(
  { header, joint_names: names, points }: JointTrajectory,
  joints: HeadJoints,
  from: HeadPose,
  arrived: Stamp,
): CourseVerdict {
  const [pan, tilt] = [names.indexOf(joints.pan), names.indexOf(joints.tilt)];
  if (pan < 0 || tilt < 0 || names.length !== 2) {
    return { refused: `its joints are [${names.join(", ")}], not ${joints.pan} and ${joints.tilt}` };
  }
  if (points.length === 0) return { refused: "it has no points" };
  const stampMs = millisecondsOf(header.stamp);
  const begins = stampMs === 0 ? arrived.at : later(arrived.at, stampMs - arrived.wall);
  const course: [Waypoint, ...Waypoint[]] = [{ at: arrived.at, pose: from }];
  let beforeMs = -1;
  for (const [index, { positions, time_from_start }] of points.entries()) {
    const [panRad, tiltRad] = [positions[pan], positions[tilt]];
    if (positions.length !== 2 || !Number.isFinite(panRad) || !Number.isFinite(tiltRad)) {
      return { refused: `point ${index} does not have two positions` };
    }
    const sinceMs = millisecondsOf(time_from_start);
    if (sinceMs <= beforeMs) return { refused: `point ${index} is not later than the one before it` };
    beforeMs = sinceMs;
    course.push({
      at: later(begins, sinceMs),
      pose: { panRad: panRad ?? 0, tiltRad: tiltRad ?? 0 },
    });
  }
  return { course };
}

/** Straight from one waypoint to the next; before the first and after the last it rests there. */
export function poseAt(course: Course, at: Instant): HeadPose {
  let before = course[0];
  for (const next of course) {
    if (next.at > at) return before.at >= next.at ? next.pose : between(before, next, at);
    before = next;
  }
  return before.pose;
}

export function endOf(course: Course): Instant {
  return course.at(-1)?.at ?? course[0].at;
}

function between(from: Waypoint, to: Waypoint, at: Instant): HeadPose {
  const share = Math.max(0, (at - from.at) / (to.at - from.at));
  return {
    panRad: from.pose.panRad + share * (to.pose.panRad - from.pose.panRad),
    tiltRad: from.pose.tiltRad + share * (to.pose.tiltRad - from.pose.tiltRad),
  };
}

function millisecondsOf({ sec, nanosec }: RosDuration): number {
  return sec * 1000 + nanosec / 1_000_000;
}
