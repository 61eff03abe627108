import { z } from "zod";

/** How the robot's outbox is doing; sent after `welcome`, then every so often. */
export const health = z.strictObject({
  type: z.literal("health"),
  /** Letters that wait for the hub. */
  pending: z.number().int().min(0),
  /** Letters that the hub rejected and a person should look at. */
  quarantined: z.number().int().min(0),
  /** Since when the oldest one waits. */
  oldestPostedAt: z.iso.datetime().nullable(),
});
export type Health = z.infer<typeof health>;
