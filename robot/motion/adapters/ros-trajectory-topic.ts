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

export interface TrajectoryTopicParts {
  readonly joints: HeadJoints;
  readonly publisher: Publisher<JointTrajectory>;
  readonly clock: Clock;
  /** Where the joints are now; null while nobody knows. */
  readonly reported: () => HeadPose | null;
}

/** Sends each set-point as a trajectory of one point, over the controller's topic. */
export class TrajectoryTopic implements HeadDrive {
  private readonly parts: TrajectoryTopicParts;
  private last: SetPoint | null = null;
  private movedAt: Instant | null = null;
  private sentAt: Instant | null = null;

  constructor(parts: TrajectoryTopicParts) {
    this.parts = parts;
  }

  command(point: SetPoint): void {
    const { joints, publisher, clock, reported } = this.parts;
    const now = clock.now();
    const before = this.last;
    this.last = point;
    if (!before || !samePose(point.pose, before.pose)) this.movedAt = now;
    if (!this.isDue(now)) return;
    this.sentAt = now;
    const back = leadingBack(reported(), point.pose, point.pose);
    const waypoint = back ?? waypointOf(point, before, point.at - now);
    publisher.publish(trajectoryOf(joints, [waypoint]));
  }

  async close(): Promise<void> {
    this.parts.publisher.close();
  }

  private isDue(now: Instant): boolean {
    const { movedAt, sentAt } = this;
    if (movedAt === null || sentAt === null || now - movedAt < REPEAT_MS) return true;
    return now - sentAt >= REFRESH_MS;
  }
}
