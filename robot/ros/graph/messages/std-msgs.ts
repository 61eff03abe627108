/** `builtin_interfaces/Time`: seconds and nanoseconds since 1970. */
export interface RosTime {
  readonly sec: number;
  readonly nanosec: number;
}

/** `builtin_interfaces/Duration`. */
export type RosDuration = RosTime;

/** `std_msgs/Header`. */
export interface Header {
  readonly stamp: RosTime;
  readonly frame_id: string;
}

/** `std_msgs/Bool`. */
export interface BoolMessage {
  readonly data: boolean;
}

/** `std_msgs/Float32`. */
export interface FloatMessage {
  readonly data: number;
}

/** `std_msgs/String`. */
export interface StringMessage {
  readonly data: string;
}

/** `std_msgs/Int16MultiArray`: here always one row of PCM16 samples; `layout.dim[0].label` names what they are. */
export interface Int16MultiArray {
  readonly layout: {
    readonly dim: readonly { readonly label: string; readonly size: number; readonly stride: number }[];
    readonly data_offset: number;
  };
  readonly data: Int16Array | readonly number[];
}

/** `std_srvs/Trigger`. */
export type TriggerRequest = Readonly<Record<never, never>>;
/** `std_srvs/SetBool`. */
export interface SetBoolRequest {
  readonly data: boolean;
}
/** Of both: whether it was done, and why not. */
export interface VerdictResponse {
  readonly success: boolean;
  readonly message: string;
}
