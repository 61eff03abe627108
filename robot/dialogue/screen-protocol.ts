import { z } from "zod";
import { faceMessages, pageMessages, pageReport } from "./face-protocol.ts";
import { staffMessages, staffTouch } from "./staff-protocol.ts";

/** Commands that work in every state, by voice and by touch. */
export const visitorCommand = z.enum([
  "repeat",
  "back",
  "skip",
  "start-over",
  "cancel",
  "help",
  "person",
  "who-are-you",
  "pause",
  "slower",
  "louder",
  "quieter",
  "other-language",
]);
export type VisitorCommand = z.infer<typeof visitorCommand>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One thing that a visitor is told before they agree. */
export const consentFact = z.strictObject({
  about: z.enum(["robot", "what", "why", "who", "how-long"]),
  text: z.string(),
});
export type ConsentFact = z.infer<typeof consentFact>;

/** One line of the review: a question, and what was noted as the visitor would write it; null when it was left out. */
export const reviewItem = z.strictObject({
  question: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  by: z.enum(["voice", "touch"]).nullable(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

/** How a question is answered by touch. */
export const touchInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("choices"),
    choices: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
  }),
  /** A yes and a no of the same size, what they are about, and line by line what would be stored. */
  z.strictObject({
    kind: z.literal("consent"),
    choices: z.array(z.strictObject({ id: z.string(), label: z.string() })).length(2),
    facts: z.array(consentFact).min(1),
    stored: z.array(z.string()).min(1),
  }),
  z.strictObject({
    kind: z.literal("keyboard"),
    layout: z.enum(["text", "name", "email", "phone"]),
    /** What is already there, to be corrected. */
    value: z.string(),
  }),
  /** Any number of them: each tap chooses or drops one, and the choice `done` ends it. */
  z.strictObject({
    kind: z.literal("several"),
    choices: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
    picked: z.array(z.string()),
  }),
  /** Answered by typing the ISO date: "2026-11-24". Both ends can be picked. */
  z.strictObject({ kind: z.literal("date"), from: z.iso.date(), to: z.iso.date() }),
  /** Answered by typing the time of day: "17:00". Both ends can be picked. */
  z.strictObject({
    kind: z.literal("time"),
    from: timeOfDay,
    to: timeOfDay,
    stepMinutes: z.int().min(1).max(240),
  }),
  /** Answered by choosing `yes`, or `change:` and the id of a line's question. */
  z.strictObject({ kind: z.literal("review"), items: z.array(reviewItem).min(1), agree: z.string() }),
  /** Answered by typing the number, with a point before its decimals. */
  z.strictObject({
    kind: z.literal("number"),
    from: z.number(),
    to: z.number(),
    /** What is counted, in the visitor's language; may be empty. */
    unit: z.string(),
    decimals: z.int().min(0).max(2),
  }),
]);
export type TouchInput = z.infer<typeof touchInput>;

/** What the visitor is looking at. */
export const panel = z.strictObject({
  type: z.literal("panel"),
  /** `attract`: nobody is being served. `ask`: one question. `tell`: something to read, no answer wanted. */
  kind: z.enum(["attract", "ask", "tell"]),
  language: z.enum(["en", "es"]),
  /** Id of the question, for `ask`; the answer names it, so that a late touch cannot answer the next one. */
  question: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  input: touchInput.nullable(),
  /** Buttons that are offered beside the answer. */
  commands: z.array(visitorCommand),
  progress: z.strictObject({ answered: z.number().int(), total: z.number().int() }).nullable(),
});
export type Panel = z.infer<typeof panel>;

/** What the robot is doing, told truthfully. `idle`: the microphone is not being listened to, except for the wake word. */
export const activity = z.enum(["idle", "listening", "thinking", "speaking"]);
export type Activity = z.infer<typeof activity>;

/** How a robot that belongs to nobody comes to its owner. */
export const shownPairing = z.discriminatedUnion("at", [
  /** To be typed into the console; `url` is of the console's page for this code, where it is known. */
  z.strictObject({ at: z.literal("code"), code: z.string(), url: z.string().nullable() }),
  /** An owner wants the robot: somebody says whether that is right. */
  z.strictObject({
    at: z.literal("approved"),
    pairing: z.string(),
    account: z.string(),
    robot: z.string(),
  }),
]);
export type ShownPairing = z.infer<typeof shownPairing>;

/** From the robot to the screen. A screen that connects late is sent the latest of each type that still holds. */
export const screenMessage = z.discriminatedUnion("type", [
  panel,
  z.strictObject({ type: z.literal("activity"), activity }),
  z.strictObject({ type: z.literal("caption"), speaker: z.enum(["robot", "visitor"]), text: z.string() }),
  /** Shown beside whatever invites visitors; null takes it away. */
  z.strictObject({ type: z.literal("pairing"), pairing: shownPairing.nullable() }),
  /** The visitor is gone: forget everything shown or typed. */
  z.strictObject({ type: z.literal("wipe") }),
  ...faceMessages,
  ...pageMessages,
  ...staffMessages,
]);
export type ScreenMessage = z.infer<typeof screenMessage>;

/** From the screen to the robot. */
export const touch = z.discriminatedUnion("kind", [
  /** The attract screen was touched. */
  z.strictObject({
    type: z.literal("touch"),
    kind: z.literal("start"),
    /** The language of the visit, where the visitor chose it on the attract screen. */
    language: z.enum(["en", "es"]).optional(),
  }),
  z.strictObject({
    type: z.literal("touch"),
    kind: z.literal("choose"),
    question: z.string().max(64),
    choice: z.string().max(64),
  }),
  z.strictObject({
    type: z.literal("touch"),
    kind: z.literal("type"),
    question: z.string().max(64),
    text: z.string().max(2000),
  }),
  z.strictObject({ type: z.literal("touch"), kind: z.literal("command"), command: visitorCommand }),
  /** Whether the robot belongs to the account that it named. */
  z.strictObject({
    type: z.literal("touch"),
    kind: z.literal("pair"),
    pairing: z.string().max(64),
    yes: z.boolean(),
  }),
]);
export type Touch = z.infer<typeof touch>;

/** Everything that a page sends. */
export const fromScreen = z.union([touch, staffTouch, pageReport]);
export type FromScreen = z.infer<typeof fromScreen>;
