import type { Header, RosDuration } from "./std-msgs.ts";

export interface JointTrajectoryPoint {
  /** Radians, one for each joint. */
  readonly positions: readonly number[];
  /** Radians a second; may be empty. */
  readonly velocities: readonly number[];
  readonly accelerations: readonly number[];
  readonly effort: readonly number[];
  /** Since the trajectory's stamp; a zero stamp means "when it arrives". */
  readonly time_from_start: RosDuration;
}

/** `trajectory_msgs/JointTrajectory`. */
export interface JointTrajectory {
  readonly header: Header;
  readonly joint_names: readonly string[];
  readonly points: readonly JointTrajectoryPoint[];
}

/** What is used of `control_msgs/action/FollowJointTrajectory`'s goal. */
export interface FollowJointTrajectoryGoal {
  readonly trajectory: JointTrajectory;
}

export interface FollowJointTrajectoryResult {
  /** 0 successful; negative numbers are the errors of the action's definition. */
  readonly error_code: number;
  readonly error_string: string;
}
