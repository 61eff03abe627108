import { z } from "zod";
import { cursor } from "./message.ts";

/** The robot is known and may push. */
export const welcome = z.strictObject({
  type: z.literal("welcome"),
  protocolVersion: z.number().int().min(1),
  /** The name the owner gave to this robot. */
  robot: z.string().min(1).max(64),
  /** The last sequence of this outbox that the hub has dealt with. */
  cursor,
  /** How many pushes may be unanswered at a time. */
  window: z.number().int().min(1).max(1024),
});
export type Welcome = z.infer<typeof welcome>;
