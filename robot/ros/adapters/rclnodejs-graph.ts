import type { Clock } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import { ParameterBoard } from "../graph/parameter-board.ts";
import { serveParameters } from "../graph/parameter-services.ts";
import type { Qos } from "../graph/qos.ts";
import type {
  Action,
  ActionHandler,
  ActionOutcome,
  ParameterDeclaration,
  ParameterValue,
  ParameterVerdict,
  Publisher,
  Release,
  RosGraph,
  Service,
  Topic,
} from "../graph/ros-graph.ts";
import { checkName } from "../graph/ros-name.ts";
import { reportCallback, survived, survivedNow } from "../graph/survived.ts";
import { RclnodejsActionClient } from "./rclnodejs-action-client.ts";
import { serveRclnodejsAction } from "./rclnodejs-action-server.ts";
import { RclnodejsInterfaces } from "./rclnodejs-interfaces.ts";
import { sendable } from "./rclnodejs-message.ts";
import {
  loadRclnodejs,
  type RclNode,
  type Rclnodejs,
  type RclQos,
  type RclTypeClass,
} from "./rclnodejs-module.ts";
import { overridesOf } from "./rclnodejs-overrides.ts";
import { RclnodejsServiceClient } from "./rclnodejs-service-client.ts";

export interface OpenGraph {
  readonly graph: RosGraph;
  /** Leaves the network; the process can end then. */
  close(): void;
}

/**
 * Joins the ROS 2 graph as a node. Ask `whyNotRos` first; only in the main thread.
 *
 * @param parts.nodeName unless `rosArguments` rename it: `receptionist`
 * @param parts.rosArguments as on a command line: `["--ros-args", "-r", "image:=camera/image"]`
 * @throws Fault `ros.bad-arguments` for arguments that ROS does not understand
 */
export async function openRclnodejsGraph(parts: {
  readonly nodeName: string;
  readonly rosArguments: readonly string[];
  readonly journal: Journal;
  readonly clock: Clock;
}): Promise<OpenGraph> {
  const { nodeName, rosArguments, journal, clock } = parts;
  const rcl = await loadRclnodejs();
  const context = new rcl.Context();
  const node = await rcl
    .init(context, ["stella", ...rosArguments])
    .then(() => new (guardedNode(rcl, journal))(nodeName, "", context, NODE_OPTIONS))
    .catch((cause: unknown) => {
      if (context.isOk) rcl.shutdown(context);
      throw new Fault({
        code: "ros.bad-arguments",
        what: `ROS 2 did not start with the arguments ${JSON.stringify(rosArguments)} (${messageOf(cause)}).`,
        remedy: "Check what follows --ros-args, and the files that it names.",
        cause,
      });
    });
  const interfaces = new RclnodejsInterfaces(rcl, journal, process.env);
  const graph = new RclnodejsGraph(rcl, node, interfaces, journal, clock);
  node.spin();
  return {
    graph,
    close: () => {
      graph.close();
      if (context.isOk) rcl.shutdown(context);
    },
  };
}

const NODE_OPTIONS = {
  // Ours is served in its place.
  startParameterServices: false,
  // The node announces itself on /rosout anyway; a second time would be a warning.
  enableRosout: false,
};

/** The last guard: whatever is thrown below `execute`, also by rclnodejs itself, would end the process. */
function guardedNode(rcl: Rclnodejs, journal: Journal): Rclnodejs["Node"] {
  return class GuardedNode extends rcl.Node {
    override execute(handles: unknown): void {
      try {
        super.execute(handles);
      } catch (error) {
        reportCallback(journal, "rclnodejs", error);
      }
    }
  };
}

class RclnodejsGraph implements RosGraph {
  readonly nodeName: string;
  private readonly rcl: Rclnodejs;
  private readonly node: RclNode;
  private readonly interfaces: RclnodejsInterfaces;
  private readonly journal: Journal;
  private readonly clock: Clock;
  private readonly releases = new Set<Release>();
  private readonly clients = new Map<string, RclnodejsServiceClient>();
  private readonly actionClients = new Map<string, RclnodejsActionClient>();
  private declared = false;

  constructor(
    rcl: Rclnodejs,
    node: RclNode,
    interfaces: RclnodejsInterfaces,
    journal: Journal,
    clock: Clock,
  ) {
    this.rcl = rcl;
    this.node = node;
    this.interfaces = interfaces;
    this.journal = journal;
    this.clock = clock;
    this.nodeName = `${node.namespace().replace(/\/$/, "")}/${node.name()}`;
  }

  knows(type: string): boolean {
    return this.interfaces.knows(type);
  }

  publisher<Message>(topic: Topic<Message>): Publisher<Message> {
    const type = this.classOf(topic);
    const publisher = this.node.createPublisher(type, topic.name, { qos: this.qos(topic.qos) });
    let open = true;
    const close = this.releasable(() => {
      open = false;
      this.node.destroyPublisher(publisher);
    });
    return {
      publish: (message) => {
        if (!open) throw new Error(`${topic.name} was published on after it was closed`);
        publisher.publish(sendable(this.rcl, type, topic.name, message));
      },
      readers: () => (open ? publisher.subscriptionCount : 0),
      close,
    };
  }

  subscribe<Message>(topic: Topic<Message>, listener: (message: Message) => void): Release {
    const type = this.classOf(topic);
    const name = this.node.resolveTopicName(topic.name);
    const subscription = this.node.createSubscription(
      type,
      topic.name,
      { qos: this.qos(topic.qos) },
      (message) =>
        // What is of the topic's type in ROS is of its type here.
        survivedNow(this.journal, name, () => listener(message as Message), nothing),
    );
    return this.releasable(() => this.node.destroySubscription(subscription));
  }

  publishersOf(topic: Topic<unknown>): number {
    return this.node.countPublishers(this.node.resolveTopicName(topic.name));
  }

  serve<Request, Response>(
    service: Service<Request, Response>,
    answer: (request: Request) => Response | Promise<Response>,
  ): Release {
    const type = this.classOf(service);
    const name = this.node.resolveServiceName(service.name);
    const { Response } = type;
    if (!Response) throw new Error(`${service.type} is no service`);
    let open = true;
    const served = this.node.createService(type, service.name, {}, async (request) => {
      const answered = async () => sendable(this.rcl, Response, name, await answer(request as Request));
      const given = await survived<unknown>(this.journal, name, answered, () =>
        new Response().toPlainObject(),
      );
      // No answer at all: there is nothing left to send it with.
      return open ? given : undefined;
    });
    return this.releasable(() => {
      open = false;
      this.node.destroyService(served);
    });
  }

  async call<Request, Response>(
    service: Service<Request, Response>,
    request: Request,
    signal: AbortSignal,
  ): Promise<Response> {
    const type = this.classOf(service);
    const name = this.node.resolveServiceName(service.name);
    const parts = { rcl: this.rcl, node: this.node, clock: this.clock };
    const client = this.clients.get(name) ?? new RclnodejsServiceClient(parts, type, name, service.name);
    this.clients.set(name, client);
    return (await client.call(request, signal)) as Response;
  }

  serveAction<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    handler: ActionHandler<Goal, Feedback, Result>,
  ): Release {
    const type = this.classOf(action);
    const name = this.node.resolveServiceName(action.name);
    const parts = { rcl: this.rcl, node: this.node, journal: this.journal };
    return this.releasable(serveRclnodejsAction(parts, type, name, action.name, handler));
  }

  async act<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    goal: Goal,
    signal: AbortSignal,
    onFeedback?: (feedback: Feedback) => void,
  ): Promise<ActionOutcome<Result>> {
    const type = this.classOf(action);
    const name = this.node.resolveServiceName(action.name);
    const parts = { rcl: this.rcl, node: this.node, journal: this.journal, clock: this.clock };
    const client = this.actionClients.get(name) ?? new RclnodejsActionClient(parts, type, name, action.name);
    this.actionClients.set(name, client);
    const told = onFeedback && ((feedback: unknown) => onFeedback(feedback as Feedback));
    return (await client.act(goal, signal, told)) as ActionOutcome<Result>;
  }

  declareParameters(
    parameters: readonly ParameterDeclaration[],
    onSet: (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict,
  ): Readonly<Record<string, ParameterValue>> {
    if (this.declared) throw new Error(`${this.nodeName} declared its parameters twice`);
    const overrides = overridesOf(this.node, parameters, this.journal);
    const board = new ParameterBoard(this.nodeName, this.journal, parameters, overrides, onSet);
    this.declared = true;
    serveParameters(this, board, this.clock);
    return board.values;
  }

  close(): void {
    for (const release of [...this.releases].reverse()) release();
    for (const client of this.actionClients.values()) client.close();
    for (const client of this.clients.values()) client.close();
    this.actionClients.clear();
    this.clients.clear();
  }

  private classOf({ name, type }: { readonly name: string; readonly type: string }): RclTypeClass {
    checkName(name);
    return this.interfaces.classOf(type, name);
  }

  private qos({ reliability, durability, depth }: Qos): RclQos {
    const KEEP_LAST = 1;
    return new this.rcl.QoS(
      KEEP_LAST,
      depth,
      reliability === "reliable" ? 1 : 2,
      durability === "transient-local" ? 1 : 2,
    );
  }

  private releasable(release: Release): Release {
    const once = () => {
      if (this.releases.delete(once)) release();
    };
    this.releases.add(once);
    return once;
  }
}

function nothing(): void {}
