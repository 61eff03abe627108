import { z } from "zod";

/** What the robot did with a `config`. When it was refused, the last good one stays in force. */
export const configReport = z.strictObject({
  type: z.literal("config.report"),
  version: z.number().int().min(1),
  accepted: z.boolean(),
  /** Why not; empty when accepted. Each names the place in the document. */
  reasons: z.array(z.string().min(1).max(500)).max(64),
});
export type ConfigReport = z.infer<typeof configReport>;
