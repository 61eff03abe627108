import { createPublicKey, verify } from "node:crypto";
import { challengeText } from "../../../robot/sync/protocol/challenge.ts";

/** Whether whoever signed holds the private half of this key. False also for a key that is none. */
export function proves(publicKey: string, nonce: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    const text = Buffer.from(challengeText(nonce, publicKey), "utf8");
    return verify(null, text, key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

/** Whether this is an Ed25519 public key: 32 bytes as base64url. */
export function isPublicKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
