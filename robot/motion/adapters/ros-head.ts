import type { Clock, Instant } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { JointState } from "../../ros/graph/messages/sensor-msgs.ts";
import type { JointTrajectory } from "../../ros/graph/messages/trajectory-msgs.ts";
import type { Release, RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { Head, HeadPose } from "../head.ts";
import { type HeadJoints, poseIn } from "./ros-joint-pose.ts";
import type { SetPoint } from "./ros-set-points.ts";
import { type FollowTrajectory, TrajectoryAction } from "./ros-trajectory-action.ts";
import { TrajectoryTopic } from "./ros-trajectory-topic.ts";

/** How set-points travel. */
export type TrajectoryRoute =
  | { readonly by: "topic"; readonly topic: Topic<JointTrajectory> }
  | { readonly by: "action"; readonly action: FollowTrajectory };

/** Brings set-points to the controller. */
export interface HeadDrive {
  command(point: SetPoint): void;
  close(): Promise<void>;
}

export interface RosHeadParts {
  readonly graph: RosGraph;
  readonly route: TrajectoryRoute;
  readonly jointStates: Topic<JointState>;
  readonly joints: HeadJoints;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Joints that reported nothing for this long are lost. */
  readonly silentMs: number;
}

/** A head that a controller on the ROS graph turns, such as ros2_control's `joint_trajectory_controller`. */
export class RosHead implements Head {
  private readonly parts: RosHeadParts;
  private drive: HeadDrive | null = null;
  private unsubscribe: Release = () => {};
  private joints: HeadPose = { panRad: 0, tiltRad: 0 };
  /** When the joints were last heard of, or first listened for; null while nobody listens. */
  private heardAt: Instant | null = null;

  constructor(parts: RosHeadParts) {
    this.parts = parts;
  }

  /**
   * Opens the way to the controller and waits until the joints have told where they are: whoever turns the head
   * begins there. Joints that say nothing for `silentMs` are taken to be straight ahead, with a warning. Rejects
   * with the signal's reason, or a `Fault` `head.no-interface` or `ros.unknown-type`; then nothing is open.
   */
  async ready(signal: AbortSignal): Promise<void> {
    const { graph, clock, journal, jointStates, joints, silentMs } = this.parts;
    this.drive = this.openDrive();
    const heard = new AbortController();
    this.unsubscribe = graph.subscribe(jointStates, (state) => {
      const pose = poseIn(state, joints, this.joints);
      if (!pose) return;
      this.joints = pose;
      this.heardAt = clock.now();
      heard.abort(new Error("the joints were heard of"));
    });
    this.heardAt = clock.now();
    try {
      await clock.sleep(silentMs, AbortSignal.any([signal, heard.signal]));
      journal.warn("head.joints-unknown", { topic: jointStates.name, pan: joints.pan, tilt: joints.tilt });
    } catch (error) {
      if (!signal.aborted && heard.signal.aborted) return;
      await this.close();
      throw error;
    }
  }

  /** Nothing before `ready`. */
  command(pose: HeadPose, at: Instant): void {
    this.drive?.command({ pose, at });
  }

  pose(): HeadPose {
    return this.joints;
  }

  /** Whether the joints have fallen silent, or never spoke: nobody knows where the head looks. */
  lost(): boolean {
    const { clock, silentMs } = this.parts;
    return this.heardAt !== null && clock.now() - this.heardAt >= silentMs;
  }

  /** The head stays where it is; goals under way are cancelled. */
  async close(): Promise<void> {
    this.unsubscribe();
    await this.drive?.close();
    this.drive = null;
    this.heardAt = null;
  }

  private openDrive(): HeadDrive {
    const { graph, route, joints, clock, journal } = this.parts;
    const reported = () => (this.lost() ? null : this.joints);
    switch (route.by) {
      case "topic":
        return new TrajectoryTopic({ joints, publisher: graph.publisher(route.topic), clock, reported });
      case "action": {
        if (!graph.knows(route.action.type)) throw noInterface(route.action.type);
        const drive = new TrajectoryAction({ graph, action: route.action, joints, clock, journal, reported });
        drive.start();
        return drive;
      }
    }
  }
}

function noInterface(type: string): Fault {
  const packageName = type.split("/")[0] ?? type;
  return new Fault({
    code: "head.no-interface",
    what: `The head cannot be driven by its action: the interface ${type} is not installed.`,
    remedy: `Install ros-$ROS_DISTRO-${packageName.replaceAll("_", "-")} and run \`npm run ros:install\`, or set ros.head.drive to topic.`,
  });
}
