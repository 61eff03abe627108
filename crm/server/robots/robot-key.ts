import { createHash, createPublicKey, verify } from "node:crypto";

/** Whether whoever signed `text` holds the private half of this key. False also for a key that is none. */
export function proves(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

/** Whether this is an Ed25519 public key: 32 bytes as base64url. */
export function isPublicKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** For people to compare: the first 64 bits of the key's SHA-256, as `9F3A-01BC-…`. */
export function fingerprintOf(publicKey: string): string {
  const hex = createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex");
  return (hex.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join("-");
}
