/** States that a node may rest in; changes are asked for only here. */
export type PrimaryState = "unconfigured" | "inactive" | "active" | "finalized";

/** States that a node is in while something is done. */
export type TransitionState =
  | "configuring"
  | "cleaningup"
  | "shuttingdown"
  | "activating"
  | "deactivating"
  | "errorprocessing";

export type LifecycleState = PrimaryState | TransitionState;

/** What somebody may ask of a node. */
export type Change = "configure" | "cleanup" | "activate" | "deactivate" | "shutdown";

/** How what was done ended. `failure`: back to where it was; `error`: whatever was begun must be cleaned up. */
export type Outcome = "success" | "failure" | "error";

export interface Transition {
  /** Of `lifecycle_msgs/Transition`. */
  readonly id: number;
  readonly label: Change | `transition_${Outcome}`;
  readonly from: LifecycleState;
  readonly to: LifecycleState;
}

/** Of `lifecycle_msgs/State`. */
export const stateIds: Readonly<Record<LifecycleState, number>> = {
  unconfigured: 1,
  inactive: 2,
  active: 3,
  finalized: 4,
  configuring: 10,
  cleaningup: 11,
  shuttingdown: 12,
  activating: 13,
  deactivating: 14,
  errorprocessing: 15,
};

/**
 * The life of a managed node: ids, labels and arrows as in https://design.ros2.org/articles/node_lifecycle.html and in
 * rcl_lifecycle's `default_state_machine.c`, so that managers written for any other node fit this one.
 */
export const transitions: readonly Transition[] = [
  { id: 1, label: "configure", from: "unconfigured", to: "configuring" },
  ...endingsOf("configuring", 10, "inactive", "unconfigured"),
  { id: 2, label: "cleanup", from: "inactive", to: "cleaningup" },
  ...endingsOf("cleaningup", 20, "unconfigured", "inactive"),
  { id: 3, label: "activate", from: "inactive", to: "activating" },
  ...endingsOf("activating", 30, "active", "inactive"),
  { id: 4, label: "deactivate", from: "active", to: "deactivating" },
  ...endingsOf("deactivating", 40, "inactive", "active"),
  { id: 5, label: "shutdown", from: "unconfigured", to: "shuttingdown" },
  { id: 6, label: "shutdown", from: "inactive", to: "shuttingdown" },
  { id: 7, label: "shutdown", from: "active", to: "shuttingdown" },
  ...endingsOf("shuttingdown", 50, "finalized", "finalized"),
  ...endingsOf("errorprocessing", 60, "unconfigured", "finalized"),
];

/** What may follow a state. */
export function availableFrom(state: LifecycleState): readonly Transition[] {
  return transitions.filter(({ from }) => from === state);
}

/**
 * The transition that a request means; null when it is not to be had now. A label wins over the id, which is zero in
 * requests typed by hand (as in rclcpp). How things ended is not for others to say, so nobody can ask for it.
 */
export function requested(
  state: LifecycleState,
  request: { readonly id: number; readonly label: string },
): Transition | null {
  const open = availableFrom(state).filter(({ id }) => id < FIRST_PRIVATE_ID);
  const meant = open.find(({ id, label }) =>
    request.label === "" ? id === request.id : label === request.label,
  );
  return meant ?? null;
}

/** The same for our own wishes. */
export function toward(state: LifecycleState, change: Change): Transition | null {
  return requested(state, { id: 0, label: change });
}

/** Where it goes after what was done in a transition state ended. */
export function ending(state: LifecycleState, outcome: Outcome): Transition {
  const ended = availableFrom(state).find(({ label }) => label === `transition_${outcome}`);
  if (!ended) throw new Error(`nothing is under way in the state ${state}, so nothing can end there`);
  return ended;
}

/** Whether the robot behind the node is there to be asked for something. */
export function isConfigured(state: LifecycleState): boolean {
  switch (state) {
    case "inactive":
    case "activating":
    case "active":
    case "deactivating":
      return true;
    case "unconfigured":
    case "configuring":
    case "cleaningup":
    case "shuttingdown":
    case "errorprocessing":
    case "finalized":
      return false;
  }
}

/** Lower ids may be asked for by anybody. */
const FIRST_PRIVATE_ID = 10;

function endingsOf(
  from: TransitionState,
  firstId: number,
  onSuccess: PrimaryState,
  onFailure: PrimaryState,
): readonly Transition[] {
  // Error processing that fails, in whichever way, has nothing left to try.
  const onError = from === "errorprocessing" ? "finalized" : "errorprocessing";
  return [
    { id: firstId, label: "transition_success", from, to: onSuccess },
    { id: firstId + 1, label: "transition_failure", from, to: onFailure },
    { id: firstId + 2, label: "transition_error", from, to: onError },
  ];
}
