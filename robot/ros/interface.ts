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
  FloatMessage,
  Int16MultiArray,
  SetBoolRequest,
  StringMessage,
  TriggerRequest,
  VerdictResponse,
} from "./graph/messages/std-msgs.ts";
import type { TransformMessage } from "./graph/messages/tf2-msgs.ts";
import type {
  FollowJointTrajectoryGoal,
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "./graph/messages/trajectory-msgs.ts";
import type { Detection2DArray } from "./graph/messages/vision-msgs.ts";
import { EVENTS, LATCHED, type Qos, SENSOR_DATA } from "./graph/qos.ts";
import type { Action, Service, Topic } from "./graph/ros-graph.ts";

/** A sentence for docs/ros.md, which lists everything in this file. */
export interface Explained {
  readonly meaning: string;
}

/** What the node reads. Relative names: ROS's own remapping and namespaces apply. */
export const reads = {
  image: topic<Image>(
    "camera/image_raw",
    "sensor_msgs/msg/Image",
    SENSOR_DATA,
    "The camera's pictures: `rgb8`, `bgr8`, `rgba8`, `bgra8`, `mono8`, `yuv422`, `yuv422_yuy2`.",
  ),
  compressedImage: topic<CompressedImage>(
    "camera/image_raw/compressed",
    "sensor_msgs/msg/CompressedImage",
    SENSOR_DATA,
    "The same as JPEG or PNG; read instead when `ros.camera.transport` is `compressed`.",
  ),
  cameraInfo: topic<CameraInfo>(
    "camera/camera_info",
    "sensor_msgs/msg/CameraInfo",
    SENSOR_DATA,
    "The field of view, from which distances follow; without it `sight.camera.fieldOfViewDeg` counts.",
  ),
  jointStates: topic<JointState>(
    "joint_states",
    "sensor_msgs/msg/JointState",
    SENSOR_DATA,
    "Where the head is; its joints are found by name (`ros.head.panJoint`, `ros.head.tiltJoint`).",
  ),
  emergencyStop: topic<BoolMessage>(
    "emergency_stop",
    "std_msgs/msg/Bool",
    EVENTS,
    "True while the red button is pressed; publish it on every change and once a second. A button that was heard and leaves the graph, or misses its beats, counts as pressed.",
  ),
  battery: topic<BatteryState>(
    "battery_state",
    "sensor_msgs/msg/BatteryState",
    SENSOR_DATA,
    "The charge, for diagnostics.",
  ),
  microphone: topic<Int16MultiArray>(
    "microphone",
    "std_msgs/msg/Int16MultiArray",
    EVENTS,
    "Sound, mono PCM16 at 16 kHz; read when `ros.sound` is `ros`.",
  ),
};

/** What the node publishes. */
export const writes = {
  trajectory: topic<JointTrajectory>(
    "head_controller/joint_trajectory",
    "trajectory_msgs/msg/JointTrajectory",
    EVENTS,
    "Where the head is to be next, when `ros.head.drive` is `topic`.",
  ),
  state: topic<StringMessage>(
    "~/state",
    "std_msgs/msg/String",
    LATCHED,
    "`unconfigured`, `off-duty`, `waiting` or `serving`.",
  ),
  engagement: topic<StringMessage>(
    "~/engagement",
    "std_msgs/msg/String",
    LATCHED,
    "How far the person served, or else whoever has come furthest, is: `alone`, `noticed`, `engaging`, `engaged`, `leaving`.",
  ),
  activity: topic<StringMessage>(
    "~/activity",
    "std_msgs/msg/String",
    LATCHED,
    "`idle`, `listening`, `thinking` or `speaking`, as the visitor is shown.",
  ),
  speech: topic<StringMessage>(
    "~/speech",
    "std_msgs/msg/String",
    EVENTS,
    "Each sentence that the robot begins to say; off with `ros.speech: false`.",
  ),
  captions: topic<StringMessage>(
    "~/captions",
    "std_msgs/msg/String",
    EVENTS,
    "What visitors said, as it was understood; only with `ros.visitorWords: true`.",
  ),
  bodies: topic<IdsList>(
    "/humans/bodies/tracked",
    "hri_msgs/msg/IdsList",
    EVENTS,
    "Bodies in view, one message for each picture, also when nobody is there (REP-155).",
  ),
  persons: topic<IdsList>("/humans/persons/tracked", "hri_msgs/msg/IdsList", EVENTS, "The persons they are."),
  frames: topic<TransformMessage>(
    "/tf",
    "tf2_msgs/msg/TFMessage",
    { ...EVENTS, depth: 100 },
    "`person_<id>` at the head and `body_<id>` at the hips of everybody in view, below `ros.camera.frame`.",
  ),
  detections: topic<Detection2DArray>(
    "~/people",
    "vision_msgs/msg/Detection2DArray",
    SENSOR_DATA,
    "The people in view with their positions, one message for each picture, where hri_msgs is not installed.",
  ),
  loudspeaker: topic<Int16MultiArray>(
    "loudspeaker",
    "std_msgs/msg/Int16MultiArray",
    EVENTS,
    "The robot's voice, mono PCM16, `layout.dim[0].label` names the rate, as in `16000 Hz mono`; when `ros.sound` is `ros`.",
  ),
  diagnostics: topic<DiagnosticArray>(
    "/diagnostics",
    "diagnostic_msgs/msg/DiagnosticArray",
    EVENTS,
    "How everything is doing, once a second, measured.",
  ),
};

/** What is published about each person while they are tracked, where hri_msgs is installed (REP-155). */
export const aboutBody = {
  region: (id: string) =>
    topic<NormalizedRegionOfInterest2D>(
      `/humans/bodies/${id}/roi`,
      "hri_msgs/msg/NormalizedRegionOfInterest2D",
      SENSOR_DATA,
      "The part of the picture that the body fills.",
    ),
};
export const aboutPerson = {
  body: (id: string) =>
    topic<StringMessage>(
      `/humans/persons/${id}/body_id`,
      "std_msgs/msg/String",
      LATCHED,
      "The person's body.",
    ),
  anonymous: (id: string) =>
    topic<BoolMessage>(
      `/humans/persons/${id}/anonymous`,
      "std_msgs/msg/Bool",
      LATCHED,
      "Always true: nobody is recognised, and identifiers are never used again.",
    ),
  engagement: (id: string) =>
    topic<EngagementLevel>(
      `/humans/persons/${id}/engagement_status`,
      "hri_msgs/msg/EngagementLevel",
      LATCHED,
      "How far the person has come towards talking with the robot.",
    ),
  located: (id: string) =>
    topic<FloatMessage>(
      `/humans/persons/${id}/location_confidence`,
      "std_msgs/msg/Float32",
      LATCHED,
      "1 while the person is seen, 0 when not.",
    ),
};

export const services = {
  greet: trigger("~/greet", "Greets whoever is there, seen or not; refused while somebody is served."),
  wipe: trigger("~/wipe", "Ends the visit at once and forgets the visitor."),
  mute: trigger("~/mute", "Closes the microphone and silences the voice; visitors are served by touch."),
  resume: trigger("~/resume", "Undoes `mute`."),
  emergencyStop: {
    name: "~/emergency_stop",
    type: "std_srvs/srv/SetBool",
    meaning:
      "True: the head brakes as hard as its limits allow, and holds. False: it may move again, unless the red button says otherwise.",
  } as Service<SetBoolRequest, VerdictResponse> & Explained,
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
  say: {
    name: "~/say",
    type: "stella/action/Say",
    meaning:
      "Offered: says a text that is no part of a conversation, with feedback as each sentence begins. Rejected while a visitor is served.",
  } as Action<SayGoal, SayFeedback, SayResult> & Explained,
  /** Asked of the head's controller. */
  followTrajectory: {
    name: "head_controller/follow_joint_trajectory",
    type: "control_msgs/action/FollowJointTrajectory",
    meaning: "Asked of the head's controller when `ros.head.drive` is `action`.",
  } as Action<FollowJointTrajectoryGoal, unknown, FollowJointTrajectoryResult> & Explained,
};

function topic<Message>(name: string, type: string, qos: Qos, meaning: string): Topic<Message> & Explained {
  return { name, type, qos, meaning };
}

function trigger(name: string, meaning: string): Service<TriggerRequest, VerdictResponse> & Explained {
  return { name, type: "std_srvs/srv/Trigger", meaning };
}
