import { z } from "zod";
import { base64url } from "./message.ts";

/**
 * Replaces the key that this connection was authenticated with. Both keys sign, so that neither a thief of the old one
 * alone nor somebody without the new one can bring it about. Repeating it changes nothing.
 */
export const keyRotate = z.strictObject({
  type: z.literal("key.rotate"),
  newPublicKey: base64url,
  /** By the key in use, over `rotationText(nonce, old, new)` in UTF-8. */
  oldSignature: base64url,
  /** By the new key, over the same. */
  newSignature: base64url,
});
export type KeyRotate = z.infer<typeof keyRotate>;

/** What both keys sign; `nonce` is of this connection's challenge. */
export function rotationText(nonce: string, oldPublicKey: string, newPublicKey: string): string {
  return `stella robot key rotation\n${nonce}\n${oldPublicKey}\n${newPublicKey}`;
}
