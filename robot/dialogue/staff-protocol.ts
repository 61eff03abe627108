import { z } from "zod";

/** What of the robot somebody may have to look after. */
export const robotPart = z.enum([
  "camera",
  "microphone",
  "voice",
  "screen",
  "head",
  "link",
  "outbox",
  "battery",
]);
export type RobotPart = z.infer<typeof robotPart>;

/** Something that people who work here should know, or mend. */
export const staffProblem = z.strictObject({
  part: robotPart,
  /** Of the fault: `camera.lost`. The page knows what to say of the codes it knows, and of every part. */
  code: z.string().max(64),
  /** How many records wait for the way to the hub; null where that is beside the point. */
  waiting: z.int().min(0).nullable(),
});
export type StaffProblem = z.infer<typeof staffProblem>;

/** What a technician may ask of the robot on its own screen. */
export const staffAsk = z.enum([
  "mute",
  "unmute",
  "off-duty",
  "on-duty",
  "stop-head",
  "release-head",
  "test-voice",
  "greet",
  "wipe",
]);
export type StaffAsk = z.infer<typeof staffAsk>;

/** What came of it. The page says it in its own language. */
export const staffAnswer = z.enum([
  "greets",
  "visit-ended",
  "screen-cleared",
  "muted",
  "muted-before",
  "hears-again",
  "not-muted",
  "head-held",
  "head-released",
  "head-held-elsewhere",
  "on-duty",
  "off-duty",
  "will-be-said",
  "no-words",
  "too-many-words",
  "refused-off-duty",
  "refused-serving",
  "refused-muted",
]);
export type StaffAnswer = z.infer<typeof staffAnswer>;

/** What is measured of a part; each name ends with its unit, and counts have none. */
export const figureName = z.enum([
  "frame-age-ms",
  "inference-ms",
  "level-dbfs",
  "lag-deg",
  "records-waiting",
  "records-set-aside",
  "charge-percent",
]);
export type FigureName = z.infer<typeof figureName>;

/** Everything at one glance, for whoever gave the PIN. */
export const technicianView = z.strictObject({
  robot: z.string(),
  softwareVersion: z.string(),
  onDuty: z.boolean(),
  muted: z.boolean(),
  headStopped: z.boolean(),
  parts: z.array(
    z.strictObject({
      part: robotPart,
      /** Null: it is well. */
      code: z.string().nullable(),
      /** Those that say most of it; may be empty. */
      figures: z.array(z.strictObject({ name: figureName, value: z.number() })),
    }),
  ),
  /** To the last request; null before the first. */
  answer: staffAnswer.nullable(),
});
export type TechnicianView = z.infer<typeof technicianView>;

/** `no-pin`: the configuration has none. `waits`: too many wrong ones; `serving`: a visitor comes first. */
export const doorAnswer = z.enum(["wrong", "waits", "no-pin", "serving"]);
export type DoorAnswer = z.infer<typeof doorAnswer>;

/** To the page, for people who work here. */
export const staffMessages = [
  /** Shown where nobody is being served; none of it is the visitors' business. */
  z.strictObject({ type: z.literal("problems"), problems: z.array(staffProblem) }),
  /** Null: the technician's screen is closed. */
  z.strictObject({ type: z.literal("technician"), technician: technicianView.nullable() }),
  /** Why the technician's screen did not open. */
  z.strictObject({ type: z.literal("door"), answer: doorAnswer }),
] as const;
export type StaffMessage = z.infer<(typeof staffMessages)[number]>;

/** From the page. */
export const staffTouch = z.discriminatedUnion("kind", [
  z.strictObject({ type: z.literal("staff"), kind: z.literal("open"), pin: z.string().max(12) }),
  z.strictObject({ type: z.literal("staff"), kind: z.literal("close") }),
  z.strictObject({ type: z.literal("staff"), kind: z.literal("ask"), ask: staffAsk }),
]);
export type StaffTouch = z.infer<typeof staffTouch>;

/** The display as those see it who look after the robot. */
export interface StaffScreen {
  /** Never blocks. */
  show(message: StaffMessage): void;
  /** Replaces the listener. */
  onStaff(listener: (touch: StaffTouch) => void): void;
}
