import { z } from "zod";
import { base64url } from "./message.ts";

/** The new key is enrolled. The old one is good for a while longer, in case this message is lost. */
export const keyRotated = z.strictObject({
  type: z.literal("key.rotated"),
  newPublicKey: base64url,
  oldValidUntil: z.iso.datetime(),
});
export type KeyRotated = z.infer<typeof keyRotated>;
