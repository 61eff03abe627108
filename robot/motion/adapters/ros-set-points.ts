import type { Instant } from "../../kernel/clock.ts";
import type { JointTrajectory } from "../../ros/graph/messages/trajectory-msgs.ts";
import { rosDurationOf } from "../../ros/graph/ros-time.ts";
import type { HeadPose } from "../head.ts";
import type { HeadJoints } from "./ros-joint-pose.ts";

/** Where the head is to be, and when. */
export interface SetPoint {
  readonly pose: HeadPose;
  readonly at: Instant;
}

/** A point of a trajectory, before it is written as a message. */
export interface Waypoint {
  readonly pose: HeadPose;
  readonly velocity: { readonly panRadPerS: number; readonly tiltRadPerS: number };
  readonly fromStartMs: number;
}

/**
 * A head this far from its set-point does not follow: it was held, or its controller was away. No lag of a healthy
 * one comes near (2 rad/s × 60 ms, measured in the simulator).
 */
const FOLLOWING_RAD = 0.3;
/** Such a head is led back, not thrown. */
const LEAD_BACK_RAD_PER_S = 0.5;
/** Set-points further apart than this are no movement: the head rested between them. */
const MOVEMENT_GAP_MS = 200;

/** The waypoint of one set-point; its velocity is that since the one before. Pure. */
export function waypointOf(point: SetPoint, before: SetPoint | null, fromStartMs: number): Waypoint {
  const gapMs = before ? point.at - before.at : 0;
  const perS = before && gapMs > 0 && gapMs <= MOVEMENT_GAP_MS ? 1000 / gapMs : 0;
  const from = before?.pose ?? point.pose;
  return {
    pose: point.pose,
    velocity: {
      panRadPerS: (point.pose.panRad - from.panRad) * perS,
      tiltRadPerS: (point.pose.tiltRad - from.tiltRad) * perS,
    },
    // Controllers refuse points that do not lie after the start.
    fromStartMs: Math.max(1, fromStartMs),
  };
}

/**
 * How a head that does not follow gets to `to`, by one slow waypoint; null when it is near enough to `from`, where it
 * should be by now, to simply go on, and when nobody knows where it is. Whoever commands keeps the joints' limits between set-points, not between a
 * set-point and a head that is elsewhere. Pure.
 */
export function leadingBack(reported: HeadPose | null, from: HeadPose, to: HeadPose): Waypoint | null {
  if (!reported || distanceRad(reported, from) <= FOLLOWING_RAD) return null;
  return {
    pose: to,
    velocity: { panRadPerS: 0, tiltRadPerS: 0 },
    fromStartMs: Math.max(1, (distanceRad(reported, to) / LEAD_BACK_RAD_PER_S) * 1000),
  };
}

/** Pure. A zero stamp: it begins when it arrives, whatever the controller's clock says. */
export function trajectoryOf(joints: HeadJoints, waypoints: readonly Waypoint[]): JointTrajectory {
  return {
    header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
    joint_names: [joints.pan, joints.tilt],
    points: waypoints.map(({ pose, velocity, fromStartMs }) => ({
      positions: [pose.panRad, pose.tiltRad],
      velocities: [velocity.panRadPerS, velocity.tiltRadPerS],
      accelerations: [],
      effort: [],
      time_from_start: rosDurationOf(fromStartMs),
    })),
  };
}

export function samePose(one: HeadPose, other: HeadPose): boolean {
  return one.panRad === other.panRad && one.tiltRad === other.tiltRad;
}

/** Of the joint that has further to go. */
function distanceRad(one: HeadPose, other: HeadPose): number {
  return Math.max(Math.abs(one.panRad - other.panRad), Math.abs(one.tiltRad - other.tiltRad));
}
