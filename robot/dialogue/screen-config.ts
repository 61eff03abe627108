import { z } from "zod";

/** The display that the visitor touches. */
export const screenConfig = z.strictObject({
  port: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8620)
    .describe("Port of the kiosk page on this machine's loopback address; 0 takes any free one."),
  touchesPerSecond: z
    .number()
    .min(1)
    .max(100)
    .default(20)
    .describe("A page that sends more messages than this for long is disconnected; fingers never do."),
});
export type ScreenRules = z.infer<typeof screenConfig>;
