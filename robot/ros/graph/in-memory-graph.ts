import { Fault } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import { InMemoryAction } from "./in-memory/in-memory-action.ts";
import { InMemoryService } from "./in-memory/in-memory-service.ts";
import { InMemoryTopic } from "./in-memory/in-memory-topic.ts";
import { ParameterBoard } from "./parameter-board.ts";
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
} from "./ros-graph.ts";
import { resolvedName } from "./ros-name.ts";
import { survivedNow } from "./survived.ts";

/**
 * A ROS 2 graph without ROS: several nodes in one process that find one another at once. Messages are delivered in
 * order, in microtasks, under any clock. It keeps the rules that a part can trip over (names, QoS, latched history,
 * nobody's buffers shared); it does not know the fields of types, so it lets a message pass that ROS would refuse.
 */
export class InMemoryNetwork {
  private readonly journal: Journal;
  private readonly knownTypes: (type: string) => boolean;
  private readonly topics = new Map<string, InMemoryTopic>();
  private readonly services = new Map<string, InMemoryService>();
  private readonly actions = new Map<string, InMemoryAction>();

  constructor(parts: { readonly journal: Journal; readonly knownTypes?: (type: string) => boolean }) {
    this.journal = parts.journal;
    this.knownTypes = parts.knownTypes ?? (() => true);
  }

  /**
   * @param name `receptionist`, or with a namespace `/lobby/receptionist`
   * @param overrides parameters as a `--params-file` would set them
   */
  node(name: string, overrides: Readonly<Record<string, ParameterValue>> = {}): InMemoryGraph {
    return new InMemoryGraph(name.startsWith("/") ? name : `/${name}`, this, this.journal, overrides);
  }

  knows(type: string): boolean {
    return this.knownTypes(type);
  }

  /** Both ends must mean the same type by a name; ROS connects them no more than this does. */
  topic(name: string, type: string): InMemoryTopic {
    return found(this.topics, `${name} ${type}`, () => new InMemoryTopic());
  }

  /** Whatever their type. */
  writersOf(name: string): number {
    return [...this.topics]
      .filter(([key]) => key.startsWith(`${name} `))
      .reduce((sum, [, topic]) => sum + topic.writerCount, 0);
  }

  service(name: string, type: string): InMemoryService {
    return found(this.services, `${name} ${type}`, () => new InMemoryService(name, type, this.journal));
  }

  action(name: string, type: string): InMemoryAction {
    return found(this.actions, `${name} ${type}`, () => new InMemoryAction(name, this.journal));
  }
}

/** One node of an {@link InMemoryNetwork}. */
export class InMemoryGraph implements RosGraph {
  readonly nodeName: string;
  private readonly network: InMemoryNetwork;
  private readonly journal: Journal;
  private readonly overrides: Readonly<Record<string, ParameterValue>>;
  private readonly releases = new Set<Release>();
  private board: ParameterBoard | null = null;

  constructor(
    nodeName: string,
    network: InMemoryNetwork,
    journal: Journal,
    overrides: Readonly<Record<string, ParameterValue>>,
  ) {
    this.nodeName = nodeName;
    this.network = network;
    this.journal = journal;
    this.overrides = overrides;
  }

  knows(type: string): boolean {
    return this.network.knows(type);
  }

  publisher<Message>(topic: Topic<Message>): Publisher<Message> {
    const name = this.checked(topic);
    const writer = this.network.topic(name, topic.type).openWriter(topic.qos);
    let open = true;
    const close = this.releasable(() => {
      open = false;
      writer.close();
    });
    return {
      publish: (message) => {
        if (!open) throw new Error(`${name} was published on after it was closed`);
        writer.publish(message);
      },
      readers: () => writer.readers(),
      close,
    };
  }

  subscribe<Message>(topic: Topic<Message>, listener: (message: Message) => void): Release {
    const name = this.checked(topic);
    const deliver = (message: unknown) =>
      // Whoever names a topic names its type; there is nobody else to ask.
      survivedNow(this.journal, name, () => listener(message as Message), nothing);
    return this.releasable(this.network.topic(name, topic.type).openReader(topic.qos, deliver));
  }

  publishersOf(topic: Topic<unknown>): number {
    return this.network.writersOf(resolvedName(topic.name, this.nodeName));
  }

  serve<Request, Response>(
    service: Service<Request, Response>,
    answer: (request: Request) => Response | Promise<Response>,
  ): Release {
    const name = this.checked(service);
    const asked = (request: unknown) => answer(request as Request);
    return this.releasable(this.network.service(name, service.type).serve(asked));
  }

  async call<Request, Response>(
    service: Service<Request, Response>,
    request: Request,
    signal: AbortSignal,
  ): Promise<Response> {
    const name = this.checked(service);
    return (await this.network.service(name, service.type).call(request, signal)) as Response;
  }

  serveAction<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    handler: ActionHandler<Goal, Feedback, Result>,
  ): Release {
    const name = this.checked(action);
    return this.releasable(
      this.network.action(name, action.type).serve({
        accepts: (goal) => handler.accepts(goal as Goal),
        perform: (under) => handler.perform({ ...under, goal: under.goal as Goal }),
        failed: (error) => handler.failed(error),
      }),
    );
  }

  async act<Goal, Feedback, Result>(
    action: Action<Goal, Feedback, Result>,
    goal: Goal,
    signal: AbortSignal,
    onFeedback: (feedback: Feedback) => void = nothing,
  ): Promise<ActionOutcome<Result>> {
    const name = this.checked(action);
    const told = (feedback: unknown) => onFeedback(feedback as Feedback);
    return (await this.network.action(name, action.type).act(goal, signal, told)) as ActionOutcome<Result>;
  }

  declareParameters(
    parameters: readonly ParameterDeclaration[],
    onSet: (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict,
  ): Readonly<Record<string, ParameterValue>> {
    if (this.board) throw new Error(`${this.nodeName} declared its parameters twice`);
    this.board = new ParameterBoard(this.nodeName, this.journal, parameters, this.overrides, onSet);
    return this.board.values;
  }

  /** Sets parameters as a peer would, all of them or none. */
  setParameters(changes: Readonly<Record<string, ParameterValue>>): ParameterVerdict {
    if (!this.board) return { accepted: false, reason: `${this.nodeName} has no parameters` };
    return this.board.set(changes);
  }

  /** What a peer would read. */
  parameters(): Readonly<Record<string, ParameterValue>> {
    return this.board?.values ?? {};
  }

  /** Leaves the network: everything that was opened is released. */
  close(): void {
    for (const release of [...this.releases].reverse()) release();
  }

  private checked({ name, type }: { readonly name: string; readonly type: string }): string {
    const resolved = resolvedName(name, this.nodeName);
    if (this.network.knows(type)) return resolved;
    throw new Fault({
      code: "ros.unknown-type",
      what: `${resolved} is of the type ${type}, which this network does not know.`,
      remedy: "Name it among the network's known types.",
    });
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

function found<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
