import { z } from "zod";

/** Foxglove's own messages, as far as we write them: its tools know by the name what to draw. Names and spelling are theirs. */

export const timestamp = z
  .object({ sec: z.int(), nsec: z.int() })
  .describe("Of the robot's clock, like the log time.");
export const frameId = z.string().describe("Frame of reference.");
/** Foxglove turns what is marked so back into bytes. */
const bytes = z.string().meta({ contentEncoding: "base64" });
export const vector = z.object({ x: z.number(), y: z.number(), z: z.number() });
const point = z.object({ x: z.number(), y: z.number() });
export const colour = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() });

export const compressedImage = z.object({
  timestamp,
  frame_id: frameId,
  data: bytes,
  format: z.enum(["jpeg", "png"]),
  index: z.int().min(0).describe("Counts what the camera delivered; a gap shows what was dropped."),
});

export const rawAudio = z.object({
  timestamp,
  data: bytes.describe("PCM16, little-endian."),
  format: z.literal("pcm-s16"),
  sample_rate: z.int().min(1),
  number_of_channels: z.int().min(1),
});

export const log = z.object({
  timestamp,
  level: z.int().min(0).max(5).describe("2 info, 3 warning, 4 error."),
  message: z.string().describe("The journal's line, as JSON."),
  name: z.string().describe("The event."),
  file: z.literal(""),
  line: z.int().min(0),
});

export const frameTransforms = z.object({
  transforms: z.array(
    z.object({
      timestamp,
      parent_frame_id: z.string(),
      child_frame_id: z.string(),
      translation: vector,
      rotation: vector.extend({ w: z.number() }),
    }),
  ),
});

export const imageAnnotations = z.object({
  circles: z
    .array(
      z.object({
        timestamp,
        position: point,
        diameter: z.number(),
        thickness: z.number(),
        fill_color: colour,
        outline_color: colour,
      }),
    )
    .max(0),
  points: z.array(
    z.object({
      timestamp,
      type: z.literal(2).describe("A closed line."),
      points: z.array(point),
      outline_color: colour,
      outline_colors: z.array(colour).max(0),
      fill_color: colour,
      thickness: z.number(),
    }),
  ),
  texts: z.array(
    z.object({
      timestamp,
      position: point,
      text: z.string(),
      font_size: z.number(),
      text_color: colour,
      background_color: colour,
    }),
  ),
});

export const cameraCalibration = z.object({
  timestamp,
  frame_id: frameId,
  width: z.int().min(0),
  height: z.int().min(0),
  distortion_model: z.literal("plumb_bob"),
  D: z.array(z.number()).length(5).describe("Of a lens without distortion: zeros."),
  K: z.array(z.number()).length(9).describe("Focal lengths and middle of the picture, in pixels, by rows."),
  R: z.array(z.number()).length(9),
  P: z.array(z.number()).length(12),
});

/** ROS's `std_msgs/String`, in which Foxglove's tools look for a robot's body. */
export const text = z.object({ data: z.string() });
