import type { Clock } from "../kernel/clock.ts";
import type {
  StateMessage,
  TransitionDescription,
  TransitionEvent,
  TransitionMessage,
} from "./graph/messages/lifecycle-msgs.ts";
import { EVENTS } from "./graph/qos.ts";
import type { Release, RosGraph, Service, Topic } from "./graph/ros-graph.ts";
import type { Explained } from "./interface.ts";
import { availableFrom, type LifecycleState, stateIds, type Transition, transitions } from "./lifecycle.ts";

type Nothing = Readonly<Record<never, never>>;

/** The interface that every managed node has, by which managers and `ros2 lifecycle` know one. */
export const lifecycleInterface = {
  changeState: {
    name: "~/change_state",
    type: "lifecycle_msgs/srv/ChangeState",
    meaning: "Asks for a change, by label or id; answered when it is done.",
  } as Service<{ readonly transition: TransitionMessage }, { readonly success: boolean }> & Explained,
  getState: {
    name: "~/get_state",
    type: "lifecycle_msgs/srv/GetState",
    meaning: "The state now; `configuring` and the like while something is done.",
  } as Service<Nothing, { readonly current_state: StateMessage }> & Explained,
  getAvailableStates: {
    name: "~/get_available_states",
    type: "lifecycle_msgs/srv/GetAvailableStates",
    meaning: "Every state that there is.",
  } as Service<Nothing, { readonly available_states: readonly StateMessage[] }> & Explained,
  getAvailableTransitions: {
    name: "~/get_available_transitions",
    type: "lifecycle_msgs/srv/GetAvailableTransitions",
    meaning: "What may follow the state now.",
  } as Service<Nothing, { readonly available_transitions: readonly TransitionDescription[] }> & Explained,
  // All of them, by the same type of service.
  getTransitionGraph: {
    name: "~/get_transition_graph",
    type: "lifecycle_msgs/srv/GetAvailableTransitions",
    meaning: "Every transition that there is.",
  } as Service<Nothing, { readonly available_transitions: readonly TransitionDescription[] }> & Explained,
  transitionEvent: {
    name: "~/transition_event",
    type: "lifecycle_msgs/msg/TransitionEvent",
    qos: EVENTS,
    meaning: "Each arrow of the state machine, as it is taken.",
  } as Topic<TransitionEvent> & Explained,
};

/** What the services answer from. */
export interface ServedNode {
  readonly state: LifecycleState;
  change(request: { readonly id: number; readonly label: string }): Promise<boolean>;
}

/** Answers about the node's life, and takes changes of it. Answering `change_state` takes as long as the change. */
export function serveLifecycle(graph: RosGraph, node: ServedNode): Release {
  const served = lifecycleInterface;
  const releases = [
    graph.serve(served.changeState, async ({ transition }) => ({ success: await node.change(transition) })),
    graph.serve(served.getState, () => ({ current_state: stateMessage(node.state) })),
    graph.serve(served.getAvailableStates, () => ({ available_states: allStates })),
    graph.serve(served.getAvailableTransitions, () => ({
      available_transitions: availableFrom(node.state).map(description),
    })),
    graph.serve(served.getTransitionGraph, () => ({ available_transitions: transitions.map(description) })),
  ];
  return () => {
    for (const release of releases.reverse()) release();
  };
}

/** What is published for each arrow. */
export function eventOf(transition: Transition, clock: Clock): TransitionEvent {
  return { timestamp: BigInt(Math.round(clock.wallNow() * 1e6)), ...description(transition) };
}

/** rcl knows a state before the first one, too. */
const allStates: readonly StateMessage[] = [
  { id: 0, label: "unknown" },
  ...Object.entries(stateIds).map(([label, id]) => ({ id, label })),
];

function stateMessage(state: LifecycleState): StateMessage {
  return { id: stateIds[state], label: state };
}

function description({ id, label, from, to }: Transition): TransitionDescription {
  return { transition: { id, label }, start_state: stateMessage(from), goal_state: stateMessage(to) };
}
