import { isAbort } from "../../robot/kernel/fault.ts";
import type {
  Int16MultiArray,
  SetBoolRequest,
  StringMessage,
  VerdictResponse,
} from "../../robot/ros/graph/messages/std-msgs.ts";
import { parameterMessage } from "../../robot/ros/graph/parameter-messages.ts";
import { parameterServices } from "../../robot/ros/graph/parameter-services.ts";
import type {
  Action,
  ParameterDeclaration,
  ParameterValue,
  ParameterVerdict,
  Publisher,
  Release,
  RosGraph,
  Service,
  Topic,
} from "../../robot/ros/graph/ros-graph.ts";

/** `example_interfaces/action/Fibonacci`. */
export interface FibonacciGoal {
  readonly order: number;
}
export interface FibonacciSequence {
  readonly sequence: Int32Array | readonly number[];
}

export const SET_BOOL: Service<SetBoolRequest, VerdictResponse> = {
  name: "/contract/set",
  type: "std_srvs/srv/SetBool",
};
export const FIBONACCI: Action<FibonacciGoal, FibonacciSequence, FibonacciSequence> = {
  name: "/contract/fibonacci",
  type: "example_interfaces/action/Fibonacci",
};

/** The other end in the contract of graphs: publishes, listens, asks and offers what it is told to. */
export function graphPeer(graph: RosGraph) {
  const publishers = new Map<string, Publisher<unknown>>();
  const heard = new Map<string, unknown[]>();
  const releases = new Map<string, Release>();
  const goals: Goal[] = [];

  return {
    publish(topic: Topic<unknown>, ...messages: unknown[]): void {
      const publisher = publishers.get(topic.name) ?? graph.publisher(topic);
      publishers.set(topic.name, publisher);
      for (const message of messages) publisher.publish(message);
    },
    readersOf(topic: Topic<unknown>): number {
      return publishers.get(topic.name)?.readers() ?? 0;
    },
    stopPublishing(topic: Topic<unknown>): void {
      publishers.get(topic.name)?.close();
      publishers.delete(topic.name);
    },
    listen(topic: Topic<StringMessage | Int16MultiArray>): void {
      const messages: unknown[] = [];
      heard.set(topic.name, messages);
      releases.set(
        topic.name,
        graph.subscribe(topic, (message) => messages.push(message)),
      );
    },
    heardOn(topic: Topic<unknown>): readonly unknown[] {
      return heard.get(topic.name) ?? [];
    },
    publishersOf(topic: Topic<unknown>): number {
      return graph.publishersOf(topic);
    },
    async ask(name: string, data: boolean): Promise<VerdictResponse> {
      return graph.call({ ...SET_BOOL, name }, { data }, AbortSignal.timeout(20_000));
    },
    /** Sets parameters of a node through its services, all in one request. */
    async setParameters(
      nodeName: string,
      changes: Readonly<Record<string, ParameterValue>>,
    ): Promise<ParameterVerdict> {
      const service = { ...parameterServices.setAtomically, name: `${nodeName}/set_parameters_atomically` };
      const parameters = Object.entries(changes).map(([name, value]) =>
        parameterMessage(name, { name, type: typeOf(value), default: value, description: "" }, value),
      );
      const { result } = await graph.call(service, { parameters }, AbortSignal.timeout(20_000));
      return result.successful ? { accepted: true } : { accepted: false, reason: result.reason };
    },
    offer(): void {
      const answer = ({ data }: SetBoolRequest) => ({ success: data, message: "the peer" });
      releases.set(SET_BOOL.name, graph.serve(SET_BOOL, answer));
    },
    /** Counts up to the order of the goal, and waits there when it is 9 or more. */
    offerAction(): void {
      const release = graph.serveAction(FIBONACCI, {
        accepts: ({ order }) => order > 0,
        perform: async ({ goal: { order }, feedback, cancelled }) => {
          feedback({ sequence: [order] });
          if (order >= 9) await new Promise((resolve) => cancelled.addEventListener("abort", resolve));
          return { status: order === 8 ? "aborted" : "succeeded", result: { sequence: [1, 1, order] } };
        },
        failed: () => ({ sequence: [] }),
      });
      releases.set(FIBONACCI.name, release);
    },
    withdraw({ name }: { readonly name: string }): void {
      releases.get(name)?.();
      releases.delete(name);
    },
    /** Asks for a goal, and returns which of them it is. */
    act(order: number): number {
      const goal: Goal = { outcome: null, feedback: [], cancel: new AbortController() };
      const told = ({ sequence }: FibonacciSequence) => goal.feedback.push([...sequence]);
      graph.act(FIBONACCI, { order }, goal.cancel.signal, told).then(
        (outcome) => {
          const result = "result" in outcome ? [...outcome.result.sequence] : null;
          goal.outcome = { status: outcome.status, result };
        },
        (error: unknown) => {
          goal.outcome = {
            status: isAbort(error, goal.cancel.signal) ? "threw the abort" : String(error),
            result: null,
          };
        },
      );
      return goals.push(goal) - 1;
    },
    cancel(which: number): void {
      goals[which]?.cancel.abort();
    },
    goal(which: number): Pick<Goal, "outcome" | "feedback"> | null {
      const goal = goals[which];
      return goal ? { outcome: goal.outcome, feedback: goal.feedback } : null;
    },
  };
}

interface Goal {
  outcome: { readonly status: string; readonly result: readonly number[] | null } | null;
  readonly feedback: number[][];
  readonly cancel: AbortController;
}

/** As `ros2 param set` reads what was typed. */
function typeOf(value: ParameterValue): ParameterDeclaration["type"] {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  if (typeof value !== "number") return "string-array";
  return Number.isInteger(value) ? "integer" : "double";
}
