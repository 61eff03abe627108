import { z } from "zod";

/** Where the middle of the display is on the robot, while its head looks straight ahead. */
const displayPlace = z.strictObject({
  heightM: z.number().min(0.3).max(2.2).default(1.03).describe("Of the display's middle above the floor."),
  aheadM: z
    .number()
    .min(-1)
    .max(1)
    .default(0.12)
    .describe("How far the glass is ahead of the middle of the base."),
  leanRad: z
    .number()
    .min(-1)
    .max(1.5)
    .default(0.15)
    .describe("How far the glass leans back, so that it faces upwards; 0 is upright."),
});
export type DisplayPlace = z.infer<typeof displayPlace>;

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
  earconVolume: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      "Loudness of the short sounds by which the page tells listening and thinking apart; 0 turns them off.",
    ),
  unreachableS: z
    .number()
    .min(5)
    .max(600)
    .default(20)
    .describe(
      "A visit ends when its visitor can neither be seen to read the screen nor be heard for this long: the page is gone or frozen, and the microphone is off.",
    ),
  technicianPin: z
    .string()
    .regex(/^(\d{4,12})?$/)
    .default("")
    .describe(
      "Four to twelve digits that open the technician's screen: hold the upper right corner of the display. Empty: nobody gets in.",
    ),
  place: displayPlace.prefault({}),
});
export type ScreenRules = z.infer<typeof screenConfig>;
