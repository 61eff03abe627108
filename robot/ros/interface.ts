import type { DiagnosticArray } from "./graph/messages/diagnostic-msgs.ts";
import type { EngagementLevel, IdsList, NormalizedRegionOfInterest2D } from "./graph/messages/hri-msgs.ts";
import type {
  BatteryState,
  CameraInfo,
  CompressedImage,
  Image,
  JointState,
} from "./graph/messages/sensor-msgs.ts";
import type {
  BoolMessage,
  Int16MultiArray,
  SetBoolRequest,
  StringMessage,
  TriggerRequest,
  VerdictResponse,
} from "./graph/messages/std-msgs.ts";
import type {
  FollowJointTrajectoryGoal,
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "./graph/messages/trajectory-msgs.ts";
import type { Detection2DArray } from "./graph/messages/vision-msgs.ts";
import { EVENTS, LATCHED, type Qos, SENSOR_DATA } from "./graph/qos.ts";
import type { Action, Service, Topic } from "./graph/ros-graph.ts";

/** What the node reads. Relative names: ROS's own remapping and namespaces apply. */
export const reads = {
  image: topic<Image>("camera/image_raw", "sensor_msgs/msg/Image", SENSOR_DATA),
  compressedImage: topic<CompressedImage>(
    "camera/image_raw/compressed",
    "sensor_msgs/msg/CompressedImage",
    SENSOR_DATA,
  ),
  cameraInfo: topic<CameraInfo>("camera/camera_info", "sensor_msgs/msg/CameraInfo", SENSOR_DATA),
  jointStates: topic<JointState>("joint_states", "sensor_msgs/msg/JointState", SENSOR_DATA),
  emergencyStop: topic<BoolMessage>("emergency_stop", "std_msgs/msg/Bool", EVENTS),
  battery: topic<BatteryState>("battery_state", "sensor_msgs/msg/BatteryState", SENSOR_DATA),
  microphone: topic<Int16MultiArray>("microphone", "std_msgs/msg/Int16MultiArray", EVENTS),
};

/** What the node publishes. */
export const writes = {
  trajectory: topic<JointTrajectory>(
    "head_controller/joint_trajectory",
    "trajectory_msgs/msg/JointTrajectory",
    EVENTS,
  ),
  detections: topic<Detection2DArray>("~/people", "vision_msgs/msg/Detection2DArray", SENSOR_DATA),
  bodies: topic<IdsList>("/humans/bodies/tracked", "hri_msgs/msg/IdsList", EVENTS),
  persons: topic<IdsList>("/humans/persons/tracked", "hri_msgs/msg/IdsList", EVENTS),
  engagement: topic<StringMessage>("~/engagement", "std_msgs/msg/String", LATCHED),
  state: topic<StringMessage>("~/state", "std_msgs/msg/String", LATCHED),
  activity: topic<StringMessage>("~/activity", "std_msgs/msg/String", LATCHED),
  speech: topic<StringMessage>("~/speech", "std_msgs/msg/String", EVENTS),
  captions: topic<StringMessage>("~/captions", "std_msgs/msg/String", EVENTS),
  loudspeaker: topic<Int16MultiArray>("loudspeaker", "std_msgs/msg/Int16MultiArray", EVENTS),
  diagnostics: topic<DiagnosticArray>("/diagnostics", "diagnostic_msgs/msg/DiagnosticArray", EVENTS),
};

/** What is published about each person while they are tracked, where hri_msgs is installed (REP-155). */
export const aboutBody = {
  region: (id: string) =>
    topic<NormalizedRegionOfInterest2D>(
      `/humans/bodies/${id}/roi`,
      "hri_msgs/msg/NormalizedRegionOfInterest2D",
      SENSOR_DATA,
    ),
};
export const aboutPerson = {
  body: (id: string) => topic<StringMessage>(`/humans/persons/${id}/body_id`, "std_msgs/msg/String", LATCHED),
  anonymous: (id: string) =>
    topic<BoolMessage>(`/humans/persons/${id}/anonymous`, "std_msgs/msg/Bool", LATCHED),
  engagement: (id: string) =>
    topic<EngagementLevel>(
      `/humans/persons/${id}/engagement_status`,
      "hri_msgs/msg/EngagementLevel",
      LATCHED,
    ),
};

export const services = {
  greet: trigger("~/greet"),
  wipe: trigger("~/wipe"),
  mute: trigger("~/mute"),
  resume: trigger("~/resume"),
  emergencyStop: {
    name: "~/emergency_stop",
    type: "std_srvs/srv/SetBool",
  } as Service<SetBoolRequest, VerdictResponse>,
};

/** Words to be said that are no part of a conversation. */
export interface SayGoal {
  readonly text: string;
}
export interface SayFeedback {
  /** The sentence that is being said now, counted from 1. */
  readonly sentence: string;
  readonly number: number;
  readonly of: number;
}
export interface SayResult {
  /** Sentences that were begun. */
  readonly sentences: number;
  /** Why it was not said to its end; empty when it was. */
  readonly message: string;
}

export const actions = {
  /** Offered where the package `stella` is built: its type is our own. */
  say: { name: "~/say", type: "stella/action/Say" } as Action<SayGoal, SayFeedback, SayResult>,
  /** Asked of the head's controller. */
  followTrajectory: {
    name: "head_controller/follow_joint_trajectory",
    type: "control_msgs/action/FollowJointTrajectory",
  } as Action<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult>,
};

function topic<Message>(name: string, type: string, qos: Qos): Topic<Message> {
  return { name, type, qos };
}

function trigger(name: string): Service<TriggerRequest, VerdictResponse> {
  return { name, type: "std_srvs/srv/Trigger" };
}
