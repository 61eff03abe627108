import { type Clock, type Instant, later } from "../../kernel/clock.ts";
import { isAbort } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type {
  FollowJointTrajectoryGoal,
  FollowJointTrajectoryResult,
} from "../../ros/graph/messages/trajectory-msgs.ts";
import type { Action, ActionOutcome, RosGraph } from "../../ros/graph/ros-graph.ts";
import type { HeadPose } from "../head.ts";
import type { HeadDrive } from "./ros-head.ts";
import type { HeadJoints } from "./ros-joint-pose.ts";
import {
  leadingBack,
  type SetPoint,
  samePose,
  trajectoryOf,
  type Waypoint,
  waypointOf,
} from "./ros-set-points.ts";

export type FollowTrajectory = Action<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult>;

/** Set-points of this long become one goal; each goal replaces the one before, which has just ended. */
const GATHER_MS = 100;
/** More goals than this without an answer: the controller hangs, and gets no more to chew on. */
const MOST_UNANSWERED = 5;
/** A goal that has not ended so long after it should have is given up: its controller hangs, or died without a word. */
const PATIENCE_MS = 1500;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

type GoalOutcome = ActionOutcome<FollowJointTrajectoryResult> | { readonly status: "unanswered" };

export interface TrajectoryActionParts {
  readonly graph: RosGraph;
  readonly action: FollowTrajectory;
  readonly joints: HeadJoints;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Where the joints are now; null while nobody knows. */
  readonly reported: () => HeadPose | null;
}

/**
 * Sends set-points as goals of the controller's action, a tenth of a second's worth in each. The head is that much
 * later than over the topic; in return the controller says when it cannot follow.
 */
export class TrajectoryAction implements HeadDrive {
  private readonly parts: TrajectoryActionParts;
  private readonly stop = new AbortController();
  private readonly unanswered = new Set<Promise<void>>();
  private sending: Promise<void> = Promise.resolve();
  private gathered: SetPoint[] = [];
  private last: SetPoint | null = null;
  private sent: SetPoint | null = null;
  /** The head was not told of its last set-point: nobody answers, or who answers fails. */
  private owed = false;
  private goals = 0;
  /** Set while goals fail: when the next one may be tried. */
  private retry: { readonly at: Instant; readonly waitMs: number } | null = null;

  constructor(parts: TrajectoryActionParts) {
    this.parts = parts;
  }

  /** Call it once. */
  start(): void {
    this.sending = this.send();
  }

  command(point: SetPoint): void {
    const moves = !this.last || !samePose(point.pose, this.last.pose);
    this.last = point;
    // What begins to move takes its rests along, so that the times of a movement have no holes.
    if (moves || this.gathered.length > 0) this.gathered.push(point);
  }

  /** Cancels what is under way. */
  async close(): Promise<void> {
    this.stop.abort(new Error("the head is let go"));
    await this.sending;
    await Promise.all(this.unanswered);
  }

  private async send(): Promise<void> {
    const { clock } = this.parts;
    const { signal } = this.stop;
    try {
      for (;;) {
        await clock.sleep(GATHER_MS, signal);
        this.sendGathered();
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private sendGathered(): void {
    const now = this.parts.clock.now();
    const points = this.gathered;
    this.gathered = [];
    const newest = points.at(-1) ?? (this.owed || this.hasStrayed() ? this.last : null);
    if (!newest) return;
    // What cannot be sent now is not replayed later: only the newest set-point counts then.
    this.owed = !this.maySend(now);
    if (this.owed) return;
    const back = leadingBack(this.parts.reported(), (points[0] ?? newest).pose, newest.pose);
    const waypoints = back ? [back] : waypointsOf(points.length > 0 ? points : [newest], this.sent);
    this.sent = newest;
    this.follow(waypoints);
  }

  /** At rest, and elsewhere: its controller was restarted, or somebody holds it. */
  private hasStrayed(): boolean {
    const { last, unanswered } = this;
    return (
      last !== null &&
      unanswered.size === 0 &&
      leadingBack(this.parts.reported(), last.pose, last.pose) !== null
    );
  }

  private maySend(now: Instant): boolean {
    const waiting = this.unanswered.size;
    // A try is left its time to succeed: the next goal would end it.
    return this.retry ? waiting === 0 && now >= this.retry.at : waiting < MOST_UNANSWERED;
  }

  private follow(waypoints: readonly Waypoint[]): void {
    const number = ++this.goals;
    const answered: Promise<void> = this.outcomeOf(waypoints)
      .then((outcome) => this.judge(outcome, number === this.goals))
      .finally(() => this.unanswered.delete(answered));
    this.unanswered.add(answered);
  }

  private async outcomeOf(waypoints: readonly Waypoint[]): Promise<GoalOutcome> {
    const { graph, action, joints, clock } = this.parts;
    const over = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, over.signal]);
    const longestMs = (waypoints.at(-1)?.fromStartMs ?? 0) + PATIENCE_MS;
    const unanswered = { status: "unanswered" } as const;
    const patience = clock.sleep(longestMs, signal).then(
      () => unanswered,
      () => unanswered,
    );
    try {
      return await Promise.race([
        graph.act(action, { trajectory: trajectoryOf(joints, waypoints) }, signal),
        patience,
      ]);
    } finally {
      // Cancels what was given up.
      over.abort(new Error("the goal is over"));
    }
  }

  /** @param newest no other goal followed it, which would have ended it as canceled or aborted */
  private judge(outcome: GoalOutcome, newest: boolean): void {
    const { clock, journal, action } = this.parts;
    if (this.stop.signal.aborted) return;
    switch (outcome.status) {
      case "succeeded":
        if (this.retry) journal.info("head.follows-again");
        this.retry = null;
        return;
      case "canceled":
        return;
      case "aborted":
        if (!newest) return;
        break;
      case "rejected":
      case "unavailable":
      case "unanswered":
        break;
    }
    // Of several that fail together one counts; the newest is the try.
    if (this.retry && !newest) return;
    const what = "result" in outcome ? outcome.result.error_string : "";
    if (!this.retry) journal.warn("head.goal-failed", { action: action.name, status: outcome.status, what });
    const waitMs = Math.min(this.retry ? this.retry.waitMs * 2 : FIRST_RETRY_MS, LONGEST_RETRY_MS);
    this.retry = { at: later(clock.now(), waitMs), waitMs };
    this.owed = true;
  }
}

/** Spaced as the set-points are, from where the last goal ended; after a rest, from one spacing before the first. */
function waypointsOf(points: readonly SetPoint[], sent: SetPoint | null): Waypoint[] {
  const [first, second] = points;
  if (!first) return [];
  const spacingMs = second ? second.at - first.at : GATHER_MS;
  const sinceSentMs = sent ? first.at - sent.at : Number.POSITIVE_INFINITY;
  const startMs = first.at - (sinceSentMs <= GATHER_MS ? sinceSentMs : spacingMs);
  return points.map((point, at) => waypointOf(point, points[at - 1] ?? sent, point.at - startMs));
}
