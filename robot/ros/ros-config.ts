import { z } from "zod";

const flag = (meaning: string, fallback: boolean) => z.boolean().default(fallback).describe(meaning);
const name = (meaning: string, fallback: string) =>
  z.string().min(1).max(120).default(fallback).describe(meaning);
const ms = (meaning: string, fallback: number) =>
  z.number().int().min(100).max(600_000).default(fallback).describe(`${meaning}, in milliseconds`);

/** How the node uses the ROS 2 graph; only read by `stella robot --ros`. Topics are renamed by ROS's own remapping. */
export const rosConfig = z.strictObject({
  autostart: flag(
    "configure and activate without being asked, also after an error; off: a manager does it",
    true,
  ),
  camera: z
    .strictObject({
      transport: z
        .enum(["raw", "compressed"])
        .default("raw")
        .describe(
          "which of the camera's topics is read: `camera/image_raw` or `camera/image_raw/compressed`",
        ),
      silentMs: ms("a camera that has sent nothing for this long is lost", 3000),
      frame: name(
        "coordinate frame of the camera, x forwards (REP-103), in what is published about people",
        "camera_link",
      ),
    })
    .prefault({}),
  head: z
    .strictObject({
      drive: z
        .enum(["topic", "action", "none"])
        .default("topic")
        .describe(
          "how set-points travel: the controller's `joint_trajectory` topic, its `follow_joint_trajectory` action, or not at all",
        ),
      panJoint: name("joint that turns to the robot's left", "head_pan_joint"),
      tiltJoint: name("joint that turns upwards", "head_tilt_joint"),
      silentMs: ms("joints that have reported nothing for this long count as lost", 2000),
    })
    .prefault({}),
  sound: z
    .enum(["machine", "ros"])
    .default("machine")
    .describe("microphone and loudspeaker: this machine's own, or the `microphone` and `loudspeaker` topics"),
  battery: z
    .strictObject({
      silentMs: ms("a reading older than this is no longer believed", 120_000),
    })
    .prefault({}),
  speech: flag("publish what the robot says; it repeats what visitors told it", true),
  visitorWords: flag(
    "publish what visitors say as well; it is personal data to whoever is on the network",
    false,
  ),
});
export type RosRules = z.infer<typeof rosConfig>;
