import type { RosTime } from "./std-msgs.ts";

/** `rcl_interfaces/ParameterType`, of those that are used here. */
export const PARAMETER_TYPES = { notSet: 0, bool: 1, integer: 2, double: 3, string: 4, "string-array": 9 };

/** `rcl_interfaces/ParameterValue`: `type` says which of the others counts. */
export interface ParameterValueMessage {
  readonly type: number;
  readonly bool_value: boolean;
  readonly integer_value: bigint;
  readonly double_value: number;
  readonly string_value: string;
  readonly string_array_value: readonly string[];
}

export interface ParameterMessage {
  readonly name: string;
  readonly value: ParameterValueMessage;
}

/** `rcl_interfaces/ParameterDescriptor`. */
export interface ParameterDescriptorMessage {
  readonly name: string;
  readonly type: number;
  readonly description: string;
  readonly additional_constraints: string;
  readonly read_only: boolean;
  readonly dynamic_typing: boolean;
  /** At most one. */
  readonly floating_point_range: readonly {
    readonly from_value: number;
    readonly to_value: number;
    /** 0: any value between. */
    readonly step: number;
  }[];
  readonly integer_range: readonly {
    readonly from_value: bigint;
    readonly to_value: bigint;
    readonly step: bigint;
  }[];
}

/** `rcl_interfaces/SetParametersResult`. */
export interface SetParametersResult {
  readonly successful: boolean;
  readonly reason: string;
}

export interface NamesRequest {
  readonly names: readonly string[];
}

export interface SetParametersRequest {
  readonly parameters: readonly ParameterMessage[];
}

/** `rcl_interfaces/ParameterEvent`. */
export interface ParameterEvent {
  readonly stamp: RosTime;
  readonly node: string;
  readonly new_parameters: readonly ParameterMessage[];
  readonly changed_parameters: readonly ParameterMessage[];
  readonly deleted_parameters: readonly ParameterMessage[];
}
