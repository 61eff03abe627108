import { z } from "zod";
import { touch } from "../../robot/dialogue/screen-protocol.ts";
import { FASTEST_SPEED, SLOWEST_SPEED } from "../../robot/kernel/paced-clock.ts";
import { BODY_KINDS } from "../bodies/look.ts";
import { WARDROBE } from "../bodies/wardrobe.ts";
import { mishap } from "../faults/mishap.ts";
import { spot } from "../scenario/place.ts";
import { saveScenario, seek } from "./recorded-messages.ts";

const id = z.string().min(1).max(64);

/** Flite's voices. */
export const VOICES = ["slt", "rms", "awb", "kal", "kal16"] as const;

/** What a technician does to the lobby, its people, its time and its robot. Each is answered with an `answer`. */
export const control = z.discriminatedUnion("type", [
  /** Somebody comes in, and stands there. */
  z.strictObject({
    type: z.literal("enter"),
    kind: z.enum(BODY_KINDS),
    look: z
      .int()
      .min(0)
      .max(WARDROBE.length - 1),
    voice: z.enum(VOICES),
    at: spot,
  }),
  /** Puts somebody down somewhere else; who has a script loses it. */
  z.strictObject({ type: z.literal("move"), id, to: spot }),
  /** The same, on their own feet. */
  z.strictObject({ type: z.literal("send"), id, to: spot }),
  z.strictObject({ type: z.literal("send-home"), id }),
  z.strictObject({ type: z.literal("remove"), id }),
  z.strictObject({ type: z.literal("turn"), id, facing: z.enum(["robot", "away", "aside"]) }),
  z.strictObject({ type: z.literal("say"), id, words: z.string().trim().min(1).max(300) }),
  /** Somebody's finger on the robot's screen. */
  z.strictObject({ type: z.literal("touch-screen"), touch }),
  /** What went wrong by hand is put right by hand; of what ends, only the kind counts. */
  z.strictObject({ type: z.literal("begin-mishap"), mishap }),
  z.strictObject({ type: z.literal("end-mishap"), mishap }),
  z.strictObject({ type: z.literal("pause") }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("step"), ms: z.int().min(1).max(60_000) }),
  z.strictObject({ type: z.literal("speed"), speed: z.number().min(SLOWEST_SPEED).max(FASTEST_SPEED) }),
  /** By its place in the list that `about` names; null: nobody but guests comes any more. */
  z.strictObject({ type: z.literal("play"), scenario: z.int().min(0).max(999).nullable() }),
  seek,
  saveScenario,
  z.strictObject({ type: z.literal("robot"), order: z.enum(["greet", "wipe", "mute", "unmute"]) }),
]);
export type Control = z.infer<typeof control>;
