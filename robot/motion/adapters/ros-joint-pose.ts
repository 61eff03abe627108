import type { JointState } from "../../ros/graph/messages/sensor-msgs.ts";
import type { HeadPose } from "../head.ts";

/** The head's joints by the names that its controller gives them. */
export interface HeadJoints {
  readonly pan: string;
  readonly tilt: string;
}

/**
 * The head's pose after a joint state; null when it tells nothing about the head. Other joints, any order, a joint
 * without a position and NaN are all in order: a robot has several sources of joint states. Pure.
 */
export function poseIn(state: JointState, joints: HeadJoints, before: HeadPose): HeadPose | null {
  const panRad = positionOf(state, joints.pan);
  const tiltRad = positionOf(state, joints.tilt);
  if (panRad === null && tiltRad === null) return null;
  return { panRad: panRad ?? before.panRad, tiltRad: tiltRad ?? before.tiltRad };
}

function positionOf(state: JointState, joint: string): number | null {
  const position = state.position[state.name.indexOf(joint)];
  return position !== undefined && Number.isFinite(position) ? position : null;
}
