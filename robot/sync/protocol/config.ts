import { z } from "zod";

/** The whole business profile as one unit: it is taken or refused, never merged. */
export const config = z.strictObject({
  type: z.literal("config"),
  version: z.number().int().min(1),
  /** A business profile. Checked on its own, so that a bad one is refused by its version. */
  document: z.record(z.string(), z.unknown()),
});
export type Config = z.infer<typeof config>;
