import { type Clock, type Instant, later, stampOf } from "../../robot/kernel/clock.ts";
import type { HeadPose } from "../../robot/motion/head.ts";
import type {
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "../../robot/ros/graph/messages/trajectory-msgs.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { rosConfig } from "../../robot/ros/ros-config.ts";
import { SimulatedHead } from "../../sim/devices/simulated-head.ts";
import { repeating } from "./repeating.ts";

const { panJoint, tiltJoint } = rosConfig.parse({}).head;
const TICK_MS = 20;

/** A joint trajectory controller: a newer trajectory replaces what is left of the one before. Fifty joint states a second. */
export class HeadController {
  private readonly graph: RosGraph;
  private readonly clock: Clock;
  private readonly head: SimulatedHead;
  private readonly stop: () => Promise<void>;
  private readonly releases: (() => void)[];
  private plan: { readonly pose: HeadPose; readonly at: Instant }[] = [];
  /** Ends the goal under way; a newer one preempts it. */
  private settleGoal: (succeeded: boolean) => void = () => {};

  constructor(graph: RosGraph, clock: Clock) {
    this.graph = graph;
    this.clock = clock;
    this.head = new SimulatedHead(clock);
    const states = graph.publisher(reads.jointStates);
    const unread = graph.subscribe(writes.trajectory, (trajectory) => {
      this.settleGoal(false);
      this.follow(trajectory);
    });
    this.releases = [unread, this.serve(), states.close];
    this.stop = repeating(clock, TICK_MS, () => {
      this.move();
      const { panRad, tiltRad } = this.head.pose();
      states.publish({
        header: { stamp: rosTimeOf(stampOf(clock).wall), frame_id: "" },
        // As robots have them: more joints than the head's, and not in its order.
        name: ["wheel_joint", tiltJoint, panJoint],
        position: [1.5, tiltRad, panRad],
        velocity: [],
        effort: [],
      });
    });
  }

  async unplug(): Promise<void> {
    await this.stop();
    for (const release of this.releases) release();
  }

  peaks(): ReturnType<SimulatedHead["peaks"]> {
    return this.head.peaks();
  }

  private serve(): () => void {
    const resultOf = (error_code: number, error_string: string): FollowJointTrajectoryResult => ({
      error_code,
      error_string,
    });
    return this.graph.serveAction(actions.followTrajectory, {
      accepts: () => true,
      perform: async ({ goal, cancelled }) => {
        const done = await new Promise<boolean>((resolve) => {
          this.settleGoal(false);
          this.settleGoal = resolve;
          cancelled.addEventListener("abort", () => resolve(false), { once: true });
          this.follow(goal.trajectory);
        });
        return done
          ? { status: "succeeded", result: resultOf(0, "") }
          : { status: "aborted", result: resultOf(-4, "replaced by another goal") };
      },
      failed: (error) => resultOf(-1, String(error)),
    });
  }

  private follow(trajectory: JointTrajectory): void {
    const now = this.clock.now();
    const at = (joint: string) => trajectory.joint_names.indexOf(joint);
    this.plan = trajectory.points.map(({ positions, time_from_start }) => ({
      pose: { panRad: positions[at(panJoint)] ?? 0, tiltRad: positions[at(tiltJoint)] ?? 0 },
      at: later(now, time_from_start.sec * 1000 + time_from_start.nanosec / 1_000_000),
    }));
    this.move();
  }

  /** Up to one tick early: a set-point is where the joints are led to, not where they already are. */
  private move(): void {
    const now = this.clock.now();
    for (let next = this.plan[0]; next && next.at <= now + TICK_MS; next = this.plan[0]) {
      this.plan.shift();
      this.head.command(next.pose, next.at);
      if (this.plan.length === 0) this.settleGoal(true);
    }
  }
}
