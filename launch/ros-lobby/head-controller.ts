import { type Clock, type Instant, instant, later, stampOf } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Head } from "../../robot/motion/head.ts";
import type { JointState } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type {
  FollowJointTrajectoryGoal,
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "../../robot/ros/graph/messages/trajectory-msgs.ts";
import type { ActionHandler, GoalUnderWay, RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { type Course, type CourseVerdict, courseOf, endOf, type HeadJoints, poseAt } from "./course.ts";

/** 50 Hz, as most controllers report. */
const TICK_MS = 20;

const AHEAD: Course = [{ at: instant(0), pose: { panRad: 0, tiltRad: 0 } }];

// As FollowJointTrajectory numbers them.
const NO_ERROR = 0;
const INVALID_GOAL = -1;

/** The fastest that each joint was asked to turn, by the velocities in the trajectories themselves. */
export interface AskedVelocities {
  readonly panRadPerS: number;
  readonly tiltRadPerS: number;
}

interface Parts {
  readonly graph: RosGraph;
  readonly head: Head;
  readonly joints: HeadJoints;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** The lobby's stand-in for ros2_control: moves the head along trajectories and reports its joints. */
export class HeadController {
  private readonly parts: Parts;
  private course: Course = AHEAD;
  /** Told of every course that replaces the one before it. */
  private readonly superseded = new Set<() => void>();
  private asked: AskedVelocities = { panRadPerS: 0, tiltRadPerS: 0 };
  private refusal = "";

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Moves and reports until the signal is aborted. Throws a `Fault` `ros.unknown-type`. */
  async run(signal: AbortSignal): Promise<void> {
    const { graph, head, clock } = this.parts;
    const states = graph.publisher(reads.jointStates);
    const unsubscribe = graph.subscribe(writes.trajectory, (trajectory) => this.onTrajectory(trajectory));
    const withdraw = this.offerAction();
    let due = clock.now();
    let moved: Instant | null = null;
    try {
      for (;;) {
        const now = clock.now();
        // Once more when it is over: the head is told of the end itself.
        if (moved === null || moved <= endOf(this.course)) head.command(poseAt(this.course, now), now);
        moved = now;
        states.publish(this.jointState());
        // Ticks that a slow host missed are not made up for.
        due = later(due, TICK_MS) > now ? later(due, TICK_MS) : later(now, TICK_MS);
        await clock.sleep(due - now, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    } finally {
      withdraw();
      unsubscribe();
      states.close();
    }
  }

  askedVelocities(): AskedVelocities {
    return this.asked;
  }

  private jointState(): JointState {
    const { head, joints, clock } = this.parts;
    const { panRad, tiltRad } = head.pose();
    return {
      header: { stamp: rosTimeOf(clock.wallNow()), frame_id: "" },
      name: [joints.pan, joints.tilt],
      position: [panRad, tiltRad],
      velocity: [],
      effort: [],
    };
  }

  private onTrajectory(trajectory: JointTrajectory): void {
    const verdict = this.consider(trajectory);
    if ("refused" in verdict) {
      // Set-points come 50 times a second: the same complaint is made once.
      if (verdict.refused !== this.refusal) {
        this.parts.journal.warn("lobby.trajectory-refused", { why: verdict.refused });
      }
      this.refusal = verdict.refused;
      return;
    }
    this.refusal = "";
    this.follow(trajectory, verdict.course);
  }

  /** Without control_msgs there is the topic alone. */
  private offerAction(): () => void {
    const { graph, journal } = this.parts;
    if (!graph.knows(actions.followTrajectory.type)) {
      journal.warn("lobby.action-not-offered", { type: actions.followTrajectory.type });
      return () => {};
    }
    const handler: ActionHandler<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult> = {
      accepts: ({ trajectory }) => "course" in this.consider(trajectory),
      perform: (under) => this.perform(under),
      failed: (error) => ({ error_code: INVALID_GOAL, error_string: String(error) }),
    };
    return graph.serveAction(actions.followTrajectory, handler);
  }

  private async perform({
    goal: { trajectory },
    cancelled,
  }: GoalUnderWay<FollowJointTrajectoryGoal, unknown>): Promise<{
    readonly status: "succeeded" | "aborted";
    readonly result: FollowJointTrajectoryResult;
  }> {
    const { clock } = this.parts;
    const verdict = this.consider(trajectory);
    if ("refused" in verdict) return ended("aborted", INVALID_GOAL, verdict.refused);
    this.follow(trajectory, verdict.course);

    const replaced = new AbortController();
    const onReplaced = () => replaced.abort(new Error("another trajectory came"));
    this.superseded.add(onReplaced);
    const until = AbortSignal.any([cancelled, replaced.signal]);
    try {
      await clock.sleep(endOf(verdict.course) - clock.now(), until);
      return ended("succeeded", NO_ERROR, "");
    } catch (error) {
      if (!isAbort(error, until)) throw error;
      if (cancelled.aborted) this.stopHere();
      return ended("aborted", NO_ERROR, "another trajectory came, or it was cancelled");
    } finally {
      this.superseded.delete(onReplaced);
    }
  }

  private consider(trajectory: JointTrajectory): CourseVerdict {
    const { joints, clock } = this.parts;
    return courseOf(trajectory, joints, poseAt(this.course, clock.now()), stampOf(clock));
  }

  private follow(trajectory: JointTrajectory, course: Course): void {
    for (const tell of [...this.superseded]) tell();
    this.course = course;
    this.asked = {
      panRadPerS: Math.max(this.asked.panRadPerS, fastest(trajectory, this.parts.joints.pan)),
      tiltRadPerS: Math.max(this.asked.tiltRadPerS, fastest(trajectory, this.parts.joints.tilt)),
    };
  }

  private stopHere(): void {
    const now = this.parts.clock.now();
    this.course = [{ at: now, pose: poseAt(this.course, now) }];
  }
}

function fastest({ joint_names: names, points }: JointTrajectory, joint: string): number {
  const index = names.indexOf(joint);
  return Math.max(0, ...points.map(({ velocities }) => Math.abs(velocities[index] ?? 0)));
}

function ended(status: "succeeded" | "aborted", code: number, why: string) {
  return { status, result: { error_code: code, error_string: why } };
}
