import { z } from "zod";
import { cursor, outboxId } from "./message.ts";

/** Who calls and where it stands; follows `auth`. */
export const hello = z.strictObject({
  type: z.literal("hello"),
  protocolVersion: z.number().int().min(1),
  softwareVersion: z.string().min(1).max(64),
  outbox: outboxId,
  /** Everything up to here is settled or in quarantine. */
  cursor,
  /** The business profile in force, null before the first one came from the hub. */
  configVersion: z.number().int().min(1).nullable(),
});
export type Hello = z.infer<typeof hello>;
