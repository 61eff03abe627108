import type { Instant } from "../../robot/kernel/clock.ts";
import { type Direction, degrees } from "../../robot/kernel/geometry.ts";
import type { BodyOf } from "../../robot/recording/channels.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";

/** The frames of launch/ros/urdf/stella.urdf, for whoever draws the robot. Metres and radians, as there. */

type Frames = BodyOf<"transforms">;
type Transform = Frames["transforms"][number];
type Rotation = Transform["rotation"];

/** What is bolted together. */
export function fixedFramesOf(at: Instant): Frames {
  return {
    transforms: [
      transformOf(at, "base_footprint", "base_link", [0, 0, 0], UPRIGHT),
      transformOf(at, "base_link", "column_link", [0, 0, 0.08], UPRIGHT),
      transformOf(at, "column_link", "display_link", [0.12, 0, 0.95], pitched(-0.15)),
      transformOf(at, "head_link", "camera_link", [0.12, 0, 0.11], pitched(degrees(10))),
      transformOf(at, "camera_link", "camera_optical_frame", [0, 0, 0], OPTICAL),
    ],
  };
}

/** The head's two joints: first to its left, then upwards. */
export function movingFramesOf(head: Direction, at: Instant): Frames {
  return {
    transforms: [
      transformOf(at, "column_link", "neck_link", [0, 0, 1.32], yawed(head.panRad)),
      transformOf(at, "neck_link", "head_link", [0, 0, 0.09], pitched(-head.tiltRad)),
    ],
  };
}

const UPRIGHT: Rotation = { x: 0, y: 0, z: 0, w: 1 };
/** From x forwards and z up to z forwards and y down (REP-103). */
const OPTICAL: Rotation = { x: -0.5, y: 0.5, z: -0.5, w: 0.5 };

function yawed(rad: number): Rotation {
  return { x: 0, y: 0, z: Math.sin(rad / 2), w: Math.cos(rad / 2) };
}

/** Positive downwards (REP-103). */
function pitched(rad: number): Rotation {
  return { x: 0, y: Math.sin(rad / 2), z: 0, w: Math.cos(rad / 2) };
}

function transformOf(
  at: Instant,
  parent: string,
  child: string,
  [x, y, z]: readonly [number, number, number],
  rotation: Rotation,
): Transform {
  return {
    timestamp: timestampOf(at),
    parent_frame_id: parent,
    child_frame_id: child,
    translation: { x, y, z },
    rotation,
  };
}
