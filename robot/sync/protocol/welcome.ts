import { z } from "zod";
import { accountName, cursor } from "./message.ts";

/** The robot is known and may push. */
export const welcome = z.strictObject({
  type: z.literal("welcome"),
  protocolVersion: z.number().int().min(1),
  /** The name the owner gave to this robot. */
  robot: z.string().min(1).max(64),
  /** Whose robot this is; a hub from before version 2 does not tell. Letters of another account are not for this one. */
  account: accountName.optional(),
  /** The last sequence of this outbox that the hub has dealt with. */
  cursor,
  /** How many pushes may be unanswered at a time. */
  window: z.number().int().min(1).max(1024),
});
export type Welcome = z.infer<typeof welcome>;
