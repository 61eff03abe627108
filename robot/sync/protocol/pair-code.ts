import { z } from "zod";

/** What the robot shows until an owner has typed it into the console. */
export const pairCode = z.strictObject({
  type: z.literal("pair.code"),
  /** Eight consonants, as `WDJB-MJHT`: no digits to mistake for letters, no vowels to make words of (RFC 8628, 6.1). */
  code: z.string().regex(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
  /** From now on. A duration, because a robot's clock may be wrong. */
  validForMs: z.number().int().min(1).max(3_600_000),
  /** Of the console's page for this code, to be shown as a QR; null when the hub does not know its own address. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});
export type PairCode = z.infer<typeof pairCode>;
