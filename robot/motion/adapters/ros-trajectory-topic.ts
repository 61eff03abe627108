import type { Clock, Instant } from "../../kernel/clock.ts";
import type { JointTrajectory } from "../../ros/graph/messages/trajectory-msgs.ts";
import type { Publisher } from "../../ros/graph/ros-graph.ts";
import type { HeadPose } from "../head.ts";
import type { HeadDrive } from "./ros-head.ts";
import type { HeadJoints } from "./ros-joint-pose.ts";
import { leadingBack, type SetPoint, samePose, trajectoryOf, waypointOf } from "./ros-set-points.ts";

/** The last set-points of a movement are repeated for this long: one may be lost, and a controller may just start. */
const REPEAT_MS = 500;
/** A resting head is told again where to be: a controller that was restarted does not know. */
const REFRESH_MS = 1000;

/** Sends each set-point as a trajectory of one point, over the controller's topic. */
export class TrajectoryTopic implements HeadDrive {
  private readonly joints: HeadJoints;
  private readonly publisher: Publisher<JointTrajectory>;
  private readonly clock: Clock;
  private last: SetPoint | null = null;
  private movedAt: Instant | null = null;
  private sentAt: Instant | null = null;

  constructor(joints: HeadJoints, publisher: Publisher<JointTrajectory>, clock: Clock) {
    this.joints = joints;
    this.publisher = publisher;
    this.clock = clock;
  }

  command(point: SetPoint, reported: HeadPose): void {
    const now = this.clock.now();
    const before = this.last;
    this.last = point;
    if (!before || !samePose(point.pose, before.pose)) this.movedAt = now;
    if (!this.isDue(now)) return;
    this.sentAt = now;
    const back = leadingBack(reported, point.pose, point.pose);
    const waypoint = back ?? waypointOf(point, before, point.at - now);
    this.publisher.publish(trajectoryOf(this.joints, [waypoint]));
  }

  async close(): Promise<void> {
    this.publisher.close();
  }

  private isDue(now: Instant): boolean {
    const { movedAt, sentAt } = this;
    if (movedAt === null || sentAt === null || now - movedAt < REPEAT_MS) return true;
    return now - sentAt >= REFRESH_MS;
  }
}
