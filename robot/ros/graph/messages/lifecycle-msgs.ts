/** `lifecycle_msgs/State`. */
export interface StateMessage {
  readonly id: number;
  readonly label: string;
}

/** `lifecycle_msgs/Transition`. */
export interface TransitionMessage {
  readonly id: number;
  readonly label: string;
}

export interface TransitionDescription {
  readonly transition: TransitionMessage;
  readonly start_state: StateMessage;
  readonly goal_state: StateMessage;
}

/** `lifecycle_msgs/TransitionEvent`. */
export interface TransitionEvent extends TransitionDescription {
  /** Nanoseconds. */
  readonly timestamp: bigint;
}
