import { z } from "zod";
import { base64url } from "./message.ts";

/** Answers the challenge. The key is the robot's whole identity: there is no bearer secret to leak. */
export const auth = z.strictObject({
  type: z.literal("auth"),
  /** Ed25519, the 32 raw bytes (RFC 8032). */
  publicKey: base64url,
  /** Ed25519 over `challengeText(nonce, publicKey)` in UTF-8. */
  signature: base64url,
});
export type Auth = z.infer<typeof auth>;
