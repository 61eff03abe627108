import { type Clock, stampOf } from "../../kernel/clock.ts";
import type {
  NamesRequest,
  ParameterDescriptorMessage,
  ParameterEvent,
  ParameterMessage,
  ParameterValueMessage,
  SetParametersRequest,
  SetParametersResult,
} from "./messages/rcl-interfaces.ts";
import type { ParameterBoard } from "./parameter-board.ts";
import { parameterMessage, valueIn } from "./parameter-messages.ts";
import type { ParameterValue, ParameterVerdict, RosGraph, Service, Topic } from "./ros-graph.ts";
import { rosTimeOf } from "./ros-time.ts";

/** The services that every ROS node with parameters offers, and the topic that tells of changes. */
export const parameterServices = {
  list: service<
    { readonly prefixes: readonly string[]; readonly depth: bigint },
    { readonly result: { readonly names: readonly string[]; readonly prefixes: readonly string[] } }
  >("list_parameters", "ListParameters"),
  describe: service<NamesRequest, { readonly descriptors: readonly ParameterDescriptorMessage[] }>(
    "describe_parameters",
    "DescribeParameters",
  ),
  get: service<NamesRequest, { readonly values: readonly ParameterValueMessage[] }>(
    "get_parameters",
    "GetParameters",
  ),
  types: service<NamesRequest, { readonly types: Uint8Array | readonly number[] }>(
    "get_parameter_types",
    "GetParameterTypes",
  ),
  set: service<SetParametersRequest, { readonly results: readonly SetParametersResult[] }>(
    "set_parameters",
    "SetParameters",
  ),
  setAtomically: service<SetParametersRequest, { readonly result: SetParametersResult }>(
    "set_parameters_atomically",
    "SetParametersAtomically",
  ),
};

const EVENTS_OF_ALL_NODES: Topic<ParameterEvent> = {
  name: "/parameter_events",
  type: "rcl_interfaces/msg/ParameterEvent",
  qos: { reliability: "reliable", durability: "volatile", depth: 1000 },
};

/**
 * Serves a node's parameters to its peers. Ours, because with rclnodejs's own a parameter without a name, which
 * anybody on the network can send, ends the process; because anybody can delete a parameter by setting it to nothing;
 * and because its refusals do not say why ("does not  readonly").
 */
export function serveParameters(graph: RosGraph, board: ParameterBoard, clock: Clock): void {
  const events = graph.publisher(EVENTS_OF_ALL_NODES);
  const told = (name: string) => parameterMessage(name, board.declared(name), board.values[name]);
  const set = (parameters: readonly ParameterMessage[]): SetParametersResult => {
    const before = board.values;
    const verdict = setOn(board, parameters);
    if (!verdict.accepted) return { successful: false, reason: verdict.reason };
    const changed = parameters.filter(({ name }) => before[name] !== board.values[name]);
    if (changed.length > 0) {
      events.publish({
        stamp: rosTimeOf(stampOf(clock).wall),
        node: graph.nodeName,
        new_parameters: [],
        changed_parameters: changed.map(({ name }) => told(name)),
        deleted_parameters: [],
      });
    }
    return { successful: true, reason: "" };
  };

  graph.serve(parameterServices.list, ({ prefixes, depth }) => ({
    result: listed(Object.keys(board.values), prefixes, Number(depth)),
  }));
  graph.serve(parameterServices.describe, ({ names }) => ({
    descriptors: names.map((name) => board.describe(name)),
  }));
  graph.serve(parameterServices.get, ({ names }) => ({ values: names.map((name) => told(name).value) }));
  graph.serve(parameterServices.types, ({ names }) => ({
    types: names.map((name) => told(name).value.type),
  }));
  graph.serve(parameterServices.set, ({ parameters }) => ({
    results: parameters.map((each) => set([each])),
  }));
  graph.serve(parameterServices.setAtomically, ({ parameters }) => ({ result: set(parameters) }));
}

function setOn(board: ParameterBoard, parameters: readonly ParameterMessage[]): ParameterVerdict {
  const changes: Record<string, ParameterValue> = {};
  for (const { name, value } of parameters) {
    const type = board.declared(name)?.type;
    if (!type) return { accepted: false, reason: `there is no parameter ${name}` };
    const sent = valueIn(value, type);
    if (sent === null) return { accepted: false, reason: `${name} is of type ${type}, and was sent another` };
    changes[name] = sent;
  }
  return board.set(changes);
}

/** Names below the prefixes, at most `depth` parts deep under them; 0 is any depth. Pure. */
export function listed(
  names: readonly string[],
  prefixes: readonly string[],
  depth: number,
): { names: string[]; prefixes: string[] } {
  const parts = (name: string) => name.split(".").length;
  const asked = (name: string) =>
    prefixes.length === 0
      ? depth === 0 || parts(name) <= depth
      : prefixes.some(
          (prefix) =>
            name === prefix ||
            (name.startsWith(`${prefix}.`) && (depth === 0 || parts(name) - parts(prefix) <= depth)),
        );
  const found = names.filter(asked);
  const above = found
    .filter((name) => name.includes("."))
    .map((name) => name.slice(0, name.lastIndexOf(".")));
  return { names: found, prefixes: [...new Set(above)] };
}

function service<Request, Response>(name: string, type: string): Service<Request, Response> {
  return { name: `~/${name}`, type: `rcl_interfaces/srv/${type}` };
}
