import { z } from "zod";

/** What is kept when a recording was asked for. Nothing is recorded without being asked for on the command line. */
export const recordingConfig = z.strictObject({
  megabytes: z
    .number()
    .int()
    .min(1)
    .max(4000)
    .default(1000)
    .describe("A recording ends when its file has grown to this size; a minute takes about 20 MB."),
  minutes: z
    .number()
    .min(0.1)
    .max(1440)
    .default(60)
    .describe("A recording ends after this time; the robot goes on."),
  pictures: z
    .enum(["jpeg", "png"])
    .default("jpeg")
    .describe(
      "How pictures are written down; while recording, the robot sees them as they are written. png loses nothing and takes several times the room.",
    ),
});
export type RecordingRules = z.infer<typeof recordingConfig>;
