import { z } from "zod";

/** When it is so; without `untilS` to the end. Seconds from the scenario's beginning. */
const span = {
  fromS: z.number().min(0).max(3600).default(0).describe("From when, in seconds."),
  untilS: z.number().min(0).max(3600).optional().describe("Until when, in seconds; to the end without."),
};

const joint = z.enum(["pan", "tilt"]);

/** Something that is wrong for a while, and what comes of it. Times apply to scenarios; by hand it is from now on. */
export const mishap = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("camera-frozen"), ...span })
      .describe("The same picture, again and again."),
    z.strictObject({ kind: z.literal("camera-black"), ...span }).describe("A cover on the lens."),
    z.strictObject({ kind: z.literal("camera-unplugged"), ...span }),
    z
      .strictObject({ kind: z.literal("microphone-dead"), ...span })
      .describe("Delivers silence and nothing else."),
    z.strictObject({ kind: z.literal("microphone-unplugged"), ...span }),
    z
      .strictObject({ kind: z.literal("motor-stalled"), joint, ...span })
      .describe("The joint stays where it is, whatever it is told."),
    z
      .strictObject({
        kind: z.literal("motor-slipping"),
        joint,
        share: z.number().min(0).max(1).describe("How much of each movement is lost, 0 … 1."),
        ...span,
      })
      .describe("The joint moves less than its motor."),
    z
      .strictObject({ kind: z.literal("network-down"), ...span })
      .describe("Nobody can connect; whoever was connected is cut off."),
    z.strictObject({
      kind: z.literal("network-slow"),
      latencyMs: z.number().min(0).max(10_000).describe("One way, in milliseconds."),
      ...span,
    }),
    z
      .strictObject({
        kind: z.literal("network-lossy"),
        share: z.number().min(0).max(1).describe("How many packets are lost, 0 … 1."),
        ...span,
      })
      .describe("Packets are lost and sent again, as TCP does: late and in order, until a side gives up."),
    z
      .strictObject({ kind: z.literal("network-partitioned"), ...span })
      .describe("Connections stay open and nothing arrives."),
    z
      .strictObject({ kind: z.literal("hub-down"), ...span })
      .describe("The hub's machine refuses connections; what it has stored stays."),
    z
      .strictObject({ kind: z.literal("disk-full"), ...span })
      .describe("The robot can store nothing more; what it has stored stays."),
    z
      .strictObject({
        kind: z.literal("clock-wrong"),
        byS: z.number().min(-1e9).max(1e9).describe("How far the robot's wall clock is ahead, in seconds."),
        ...span,
      })
      .describe("The robot's wall clock is set forward or back, and put right in the end."),
    z
      .strictObject({ kind: z.literal("power-cut"), ...span })
      .describe("The robot is off: its memory is gone, its head sinks. With the power it starts again."),
    z
      .strictObject({ kind: z.literal("process-killed"), ...span })
      .describe("The robot's program is gone and its memory with it. In the end it starts again."),
    z.strictObject({ kind: z.literal("emergency-stop"), ...span }).describe("The red button is pressed."),
    z.strictObject({
      kind: z.literal("battery-low"),
      share: z.number().min(0).max(1).default(0.04).describe("Charge that is left, 0 … 1."),
      ...span,
    }),
  ])
  .refine(({ fromS, untilS }) => untilS === undefined || untilS > fromS, {
    path: ["untilS"],
    message: "must be later than fromS",
  });
export type Mishap = z.infer<typeof mishap>;
export type MishapKind = Mishap["kind"];
/** What a mishap of this kind says of itself. */
export type MishapOf<Kind extends MishapKind> = Extract<Mishap, { readonly kind: Kind }>;
