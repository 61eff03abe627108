import type { z } from "zod";
import * as foxglove from "./foxglove-messages.ts";
import { sceneUpdate } from "./foxglove-scene.ts";
import * as robot from "./robot-messages.ts";
import { toolSchemaOf } from "./tool-schema.ts";

/** One stream of messages of one shape; its topic and schema are what other tools see. */
export interface Channel {
  readonly topic: string;
  /** Foxglove's own name where its tools know how to draw it. */
  readonly schemaName: string;
  readonly schema: z.ZodType;
  /** `input`: a replay is driven by it. `decision`: a replay is compared with it. `view`: to be looked at. */
  readonly role: "input" | "decision" | "view";
  readonly about: string;
}

/** Everything that is recorded, and that Foxglove is shown. The table of docs/recording.md says the same. */
export const channels = {
  camera: {
    topic: "/camera/image",
    schemaName: "foxglove.CompressedImage",
    schema: foxglove.compressedImage,
    role: "input",
    about: "Every picture that the robot saw, exactly as it saw it.",
  },
  calibration: {
    topic: "/camera/calibration",
    schemaName: "stella.Calibration",
    schema: robot.calibration,
    role: "input",
    about: "Size, field of view and mounting of the camera, when they change.",
  },
  microphone: {
    topic: "/microphone/audio",
    schemaName: "foxglove.RawAudio",
    schema: foxglove.rawAudio,
    role: "input",
    about: "What the robot heard, sample by sample.",
  },
  sources: {
    topic: "/sources",
    schemaName: "stella.SourceEvent",
    schema: robot.sourceEvent,
    role: "input",
    about: "Camera and microphone that ended or failed.",
  },
  touch: {
    topic: "/screen/touch",
    schemaName: "stella.Touch",
    schema: robot.touch,
    role: "input",
    about: "What the visitor touched and typed.",
  },
  screenCondition: {
    topic: "/screen/condition",
    schemaName: "stella.ScreenCondition",
    schema: robot.screenCondition,
    role: "input",
    about: "Whether the display works, when that changes.",
  },
  headPose: {
    topic: "/head/pose",
    schemaName: "stella.HeadPose",
    schema: robot.headPose,
    role: "input",
    about: "Where the joints were whenever the robot asked.",
  },
  emergencyStop: {
    topic: "/emergency_stop",
    schemaName: "stella.EmergencyStop",
    schema: robot.pressed,
    role: "input",
    about: "The red button.",
  },
  battery: {
    topic: "/battery",
    schemaName: "stella.Battery",
    schema: robot.charge,
    role: "input",
    about: "The battery's charge whenever it was asked for and had changed.",
  },
  link: {
    topic: "/link/down",
    schemaName: "stella.LinkEvent",
    schema: robot.linkEvent,
    role: "input",
    about: "Calls to the hub, and what it said. Secrets are blotted out.",
  },
  linkUp: {
    topic: "/link/up",
    schemaName: "stella.LinkMessage",
    schema: robot.linkUp,
    role: "view",
    about: "What the robot sent to the hub, by type only.",
  },
  outbox: {
    topic: "/outbox/failure",
    schemaName: "stella.OutboxFailure",
    schema: robot.outboxFailure,
    role: "input",
    about: "Calls that the outbox refused, as when the disk is full.",
  },
  playback: {
    topic: "/speaker/playback",
    schemaName: "stella.Playback",
    schema: robot.playback,
    role: "input",
    about: "How long each sound took to play, and how it ended.",
  },
  chance: {
    topic: "/chance",
    schemaName: "stella.Draw",
    schema: robot.draw,
    role: "input",
    about: "Every number and identifier that was left to chance.",
  },
  wallClock: {
    topic: "/wall_clock",
    schemaName: "stella.WallClock",
    schema: robot.wallClock,
    role: "input",
    about: "How far the wall clock is ahead of the robot's, when that changes.",
  },
  journal: {
    topic: "/journal",
    schemaName: "foxglove.Log",
    schema: foxglove.log,
    role: "decision",
    about: "The robot's journal.",
  },
  screen: {
    topic: "/screen/shown",
    schemaName: "stella.Screen",
    schema: robot.shown,
    role: "decision",
    about: "What the screen was told to show.",
  },
  speech: {
    topic: "/speech",
    schemaName: "stella.Speech",
    schema: robot.speech,
    role: "decision",
    about: "What the robot said, and what it understood.",
  },
  speaker: {
    topic: "/speaker/audio",
    schemaName: "foxglove.RawAudio",
    schema: foxglove.rawAudio,
    role: "view",
    about: "The sounds that the robot began to play.",
  },
  headCommand: {
    topic: "/head/command",
    schemaName: "stella.HeadCommand",
    schema: robot.headCommand,
    role: "view",
    about: "Set-points of the head.",
  },
  scene: {
    topic: "/scene",
    schemaName: "stella.Scene",
    schema: robot.scene,
    role: "view",
    about: "Who is in the picture, how far away, and how interested.",
  },
  annotations: {
    topic: "/camera/annotations",
    schemaName: "foxglove.ImageAnnotations",
    schema: foxglove.imageAnnotations,
    role: "view",
    about: "The same as boxes over the picture.",
  },
  people: {
    topic: "/people",
    schemaName: "foxglove.SceneUpdate",
    schema: sceneUpdate,
    role: "view",
    about: "The same as figures in the room, where the robot believes them to be.",
  },
  cameraInfo: {
    topic: "/camera/camera_info",
    schemaName: "foxglove.CameraCalibration",
    schema: foxglove.cameraCalibration,
    role: "view",
    about: "The calibration as other tools know it: what is in the room can be drawn over the picture.",
  },
  body: {
    topic: "/robot_description",
    schemaName: "std_msgs/String",
    schema: foxglove.text,
    role: "view",
    about: "The robot's URDF, once.",
  },
  transforms: {
    topic: "/tf",
    schemaName: "foxglove.FrameTransforms",
    schema: foxglove.frameTransforms,
    role: "view",
    about: "Where the head points, as a frame of the robot's URDF.",
  },
  fixedFrames: {
    topic: "/tf_static",
    schemaName: "foxglove.FrameTransforms",
    schema: foxglove.frameTransforms,
    role: "view",
    about: "The frames of the URDF that stay where they are, from the floor to the lens, once.",
  },
  joints: {
    topic: "/joints",
    schemaName: "stella.Joints",
    schema: robot.joints,
    role: "view",
    about: "Joints measured and commanded, ten times a second.",
  },
  meter: {
    topic: "/microphone/meter",
    schemaName: "stella.Meter",
    schema: robot.meter,
    role: "view",
    about: "Level, speech and wake score, ten times a second.",
  },
  dialogue: {
    topic: "/dialogue",
    schemaName: "stella.Dialogue",
    schema: robot.dialogue,
    role: "view",
    about: "The form as far as it is filled, with the words behind each value.",
  },
  desk: {
    topic: "/desk",
    schemaName: "stella.Desk",
    schema: robot.desk,
    role: "view",
    about: "Whether the robot waits, serves or is off duty.",
  },
  activity: {
    topic: "/activity",
    schemaName: "stella.Activity",
    schema: robot.activity,
    role: "view",
    about: "Listening, thinking, speaking.",
  },
  health: {
    topic: "/health",
    schemaName: "stella.Health",
    schema: robot.health,
    role: "view",
    about: "How everything is doing, once a second.",
  },
  lobby: {
    topic: "/lobby/view",
    schemaName: "stella.LobbyView",
    schema: robot.lobby,
    role: "view",
    about: "In the simulator: what there was to see in the lobby.",
  },
} as const satisfies Readonly<Record<string, Channel>>;

export type ChannelName = keyof typeof channels;
export type BodyOf<Name extends ChannelName> = z.infer<(typeof channels)[Name]["schema"]>;

export const channelNames = Object.keys(channels) as readonly ChannelName[];

const byTopic = new Map(channelNames.map((name) => [channels[name].topic as string, name]));

/** Null for a topic of somebody else's. */
export function channelOfTopic(topic: string): ChannelName | null {
  return byTopic.get(topic) ?? null;
}

/** JSON Schema for other tools, as text. */
export function schemaTextOf(name: ChannelName): string {
  return JSON.stringify(toolSchemaOf(channels[name].schema));
}
