import { z } from "zod";
import { base64url } from "./message.ts";

/**
 * Asks for a code to show, instead of `auth`: the robot is enrolled nowhere yet, or no longer. Sent again on the
 * same connection for another code; the one before is worth nothing from then on.
 */
export const pairRequest = z.strictObject({
  type: z.literal("pair.request"),
  protocolVersion: z.number().int().min(1),
  softwareVersion: z.string().min(1).max(64),
  /** Ed25519, the 32 raw bytes (RFC 8032). */
  publicKey: base64url,
  /** Ed25519 over `pairingText(nonce, publicKey)` in UTF-8. */
  signature: base64url,
  /** What the robot calls itself; the owner decides. */
  suggestedName: z.string().min(1).max(64),
});
export type PairRequest = z.infer<typeof pairRequest>;

/** What the robot signs. Its own label: a signature from here proves nothing where `auth` is asked for. */
export function pairingText(nonce: string, publicKey: string): string {
  return `stella robot pairing\n${nonce}\n${publicKey}`;
}
