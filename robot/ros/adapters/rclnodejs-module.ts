import { isMainThread } from "node:worker_threads";

/**
 * What is used of rclnodejs 2.2.0, in its own words. Written here because the package's own declarations are there
 * only where it is installed. Never imported by its name elsewhere: without a sourced ROS 2 its mere import starts a
 * compiler and deletes a good build, and a wrong middleware ends the process; ask `whyNotRos` first.
 */
export interface Rclnodejs {
  init(context: RclContext, argv: readonly string[]): Promise<void>;
  shutdown(context: RclContext): void;
  removeSignalHandlers(): void;
  /** Of a type that is installed: `std_msgs/msg/String`. */
  require(type: string): RclTypeClass;
  /** Throws an error that names the fields that do not fit. */
  assertValidMessage(
    message: unknown,
    type: RclTypeClass | undefined,
    options: { readonly strict: boolean; readonly checkTypes: boolean },
  ): void;
  readonly Context: new () => RclContext;
  readonly Node: new (
    name: string,
    namespace: string,
    context: RclContext,
    options: {
      readonly startParameterServices: boolean;
      readonly enableRosout: boolean;
    },
  ) => RclNode;
  /** Numbers of rmw's enumerations. */
  readonly QoS: new (
    history: number,
    depth: number,
    reliability: number,
    durability: number,
  ) => RclQos;
  readonly ActionClient: new (node: RclNode, type: RclTypeClass, name: string) => RclActionClient;
  readonly ActionServer: new (
    node: RclNode,
    type: RclTypeClass,
    name: string,
    execute: (goal: RclServerGoal) => Promise<unknown>,
    considerGoal: (goal: unknown) => number,
    accepted: undefined,
    considerCancel: (goal: RclServerGoal) => number,
  ) => { destroy(): void };
}

export interface RclContext {
  readonly isOk: boolean;
}

/** Opaque. */
export interface RclQos {
  readonly depth: number;
}

/** The generated class of a message; of a service it holds the classes of both messages. */
export interface RclTypeClass {
  new (): { toPlainObject(): unknown };
  readonly Request?: RclTypeClass;
  readonly Response?: RclTypeClass;
  readonly Goal?: RclTypeClass;
  readonly Feedback?: RclTypeClass;
  readonly Result?: RclTypeClass;
  readonly ROSMessageDef?: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: {
        readonly type: string;
        readonly isArray: boolean;
        readonly isPrimitiveType: boolean;
      };
    }[];
  };
}

export interface RclNode {
  name(): string;
  namespace(): string;
  /** With the node's name, its namespace and the remapping that it was started with. */
  resolveTopicName(name: string): string;
  resolveServiceName(name: string): string;
  countPublishers(resolvedName: string): number;
  createPublisher(type: RclTypeClass, name: string, options: { readonly qos: RclQos }): RclPublisher;
  destroyPublisher(publisher: RclPublisher): void;
  createSubscription(
    type: RclTypeClass,
    name: string,
    options: { readonly qos: RclQos },
    // One argument: with two it would be given the message's origin as well, which costs time.
    listener: (message: unknown) => void,
  ): RclSubscription;
  destroySubscription(subscription: RclSubscription): void;
  createService(
    type: RclTypeClass,
    name: string,
    options: object,
    answer: (request: unknown) => Promise<unknown>,
  ): RclService;
  destroyService(service: RclService): void;
  createClient(type: RclTypeClass, name: string): RclClient;
  destroyClient(client: RclClient): void;
  spin(timeoutMs?: number): void;
  /** Called by the native side for whatever became ready. A throw in it ends the process. */
  execute(handles: unknown): void;
  readonly context: RclContext;
  /** Not public, and pinned with the version: matches the names in parameter files with `this.name()` only. */
  _getNativeParameterOverrides: (this: {
    readonly context: RclContext;
    name(): string;
  }) => ReadonlyMap<string, RclParameter>;
}

export interface RclParameter {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

export interface RclPublisher {
  publish(message: unknown): void;
  readonly subscriptionCount: number;
}

export interface RclSubscription {
  readonly topic: string;
}

export interface RclService {
  readonly serviceName: string;
}

export interface RclClient {
  isServiceServerAvailable(): boolean;
  sendRequest(request: unknown, onAnswer: (response: unknown) => void): void;
}

export interface RclActionClient {
  isActionServerAvailable(): boolean;
  sendGoal(goal: unknown, onFeedback: ((feedback: unknown) => void) | undefined): Promise<RclClientGoal>;
  destroy(): void;
}

export interface RclClientGoal {
  isAccepted(): boolean;
  cancelGoal(): Promise<unknown>;
  /** The result's fields. */
  getResult(): Promise<unknown>;
  readonly status: number;
}

export interface RclServerGoal {
  readonly request: { toPlainObject(typedArrays: boolean): unknown };
  publishFeedback(feedback: unknown): void;
  succeed(): void;
  abort(): void;
  canceled(): void;
}

let loaded: Promise<Rclnodejs> | null = null;

/** Loads it once, and takes its Ctrl+C handler away: ours ends the command. In a worker it would end the process. */
export function loadRclnodejs(): Promise<Rclnodejs> {
  if (!isMainThread) throw new Error("ROS 2 is for the main thread: in a worker its client ends the process");
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Rclnodejs> {
  // By a name that the compiler does not follow: its own declarations would contradict these where it is installed.
  const name: string = "rclnodejs";
  const module: { default: Rclnodejs } = await import(name);
  module.default.removeSignalHandlers();
  return module.default;
}
