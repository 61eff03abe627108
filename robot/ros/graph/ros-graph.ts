import type { Qos } from "./qos.ts";

/** A topic: its name as ROS resolves it (`~/state` is below the node's own name), its type, and how it travels. */
export interface Topic<Message> {
  readonly name: string;
  /** `std_msgs/msg/String`. */
  readonly type: string;
  readonly qos: Qos;
  /** Never there: it only carries the type of the messages. */
  readonly message?: Message;
}

export interface Service<Request, Response> {
  readonly name: string;
  /** `std_srvs/srv/Trigger`. */
  readonly type: string;
  /** Never there. */
  readonly call?: (request: Request) => Response;
}

export interface Action<Goal, Feedback, Result> {
  readonly name: string;
  /** `control_msgs/action/FollowJointTrajectory`. */
  readonly type: string;
  /** Never there. */
  readonly act?: (goal: Goal, feedback: (feedback: Feedback) => void) => Result;
}

/** Ends what was begun; calling it again does nothing. */
export type Release = () => void;

export interface Publisher<Message> {
  /** Throws an `Error` when it was closed, or when the message does not fit its type. */
  publish(message: Message): void;
  /** How many read it now. */
  readers(): number;
  close: Release;
}

/** How an action ended, in ROS's words. `rejected`: it was never begun; `unavailable`: nobody offers it, or no longer. */
export type ActionOutcome<Result> =
  | { readonly status: "succeeded" | "canceled" | "aborted"; readonly result: Result }
  | { readonly status: "rejected" | "unavailable" };

/** One goal that somebody asked of us. */
export interface GoalUnderWay<Goal, Feedback> {
  readonly goal: Goal;
  /** Is not sent any more once it is cancelled, or has ended. */
  feedback(feedback: Feedback): void;
  /**
   * Aborted when whoever asked cancels it: it then ends as `canceled`, whatever is returned. Aborted as well when the
   * action is released, and nobody is told how it ended.
   */
  readonly cancelled: AbortSignal;
}

export interface ActionHandler<Goal, Feedback, Result> {
  /** False: the goal is rejected. */
  accepts(goal: Goal): boolean;
  /** Rejecting ends the goal as aborted, with `failed`'s result. */
  perform(
    under: GoalUnderWay<Goal, Feedback>,
  ): Promise<{ readonly status: "succeeded" | "aborted"; readonly result: Result }>;
  failed(error: unknown): Result;
}

/**
 * A node's place in the ROS 2 graph, in our words; everything that speaks ROS is written against it. Nothing that
 * is passed in can end the process: a listener or handler that throws, also asynchronously, is reported to the
 * journal as `ros.callback-failed` with the topic's or service's name, and a service's caller gets an answer that
 * the adapter makes from the type's defaults.
 *
 * Messages are plain objects with ROS's own field names. 64-bit integers are `bigint`; arrays of numbers may be
 * typed arrays, and belong to whoever receives them. What is published is checked against its type: a message that
 * does not fit throws an `Error`, because we were wrong; so does a name that ROS refuses.
 */
export interface RosGraph {
  /** The node's full name with its namespace: `/receptionist`. */
  readonly nodeName: string;
  /** Whether the interface is installed and built here: `hri_msgs/msg/IdsList`. */
  knows(type: string): boolean;
  /** Throws a `Fault` `ros.unknown-type` for an interface that is not installed. */
  publisher<Message>(topic: Topic<Message>): Publisher<Message>;
  /** Throws a `Fault` `ros.unknown-type`. */
  subscribe<Message>(topic: Topic<Message>, listener: (message: Message) => void): Release;
  /** How many publish on it now, ourselves included. */
  publishersOf(topic: Topic<unknown>): number;
  /** Throws a `Fault` `ros.unknown-type`. */
  serve<Request, Response>(
    service: Service<Request, Response>,
    answer: (request: Request) => Response | Promise<Response>,
  ): Release;
  /** Rejects with a `Fault` `ros.no-answer` when nobody answered until the signal was aborted. */
  call<Request, Response>(
    service: Service<Request, Response>,
    request: Request,
    signal: AbortSignal,
  ): Promise<Response>;
  /** Throws a `Fault` `ros.unknown-type`. */
  serveAction<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    handler: ActionHandler<Goal, Feedback, Result>,
  ): Release;
  /**
   * Asks for one goal; aborting the signal cancels it. Never rejects because of the other side; rejects with a `Fault`
   * `ros.unknown-type`. Who vanishes without a word is missed after some ten seconds.
   */
  act<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    goal: Goal,
    signal: AbortSignal,
    onFeedback?: (feedback: Feedback) => void,
  ): Promise<ActionOutcome<Result>>;
  /** Declares every parameter and keeps them settable. Call it once. Throws a `Fault` `ros.bad-parameter`. */
  declareParameters(
    parameters: readonly ParameterDeclaration[],
    onSet: (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict,
  ): Readonly<Record<string, ParameterValue>>;
}

export type ParameterValue = boolean | number | string | readonly string[];

export interface ParameterDeclaration {
  /** Dotted, as in the configuration file: `motion.pan.lowestRad`. */
  readonly name: string;
  readonly type: "bool" | "integer" | "double" | "string" | "string-array";
  readonly default: ParameterValue;
  readonly description: string;
  /** Inclusive; for numbers. */
  readonly range?: { readonly from: number; readonly to: number };
  /** What a range cannot say, in words, as `ros2 param describe` shows it. */
  readonly constraints?: string;
  readonly readOnly?: boolean;
}

/** All changes of one request are taken, or none. */
export type ParameterVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: string };
