import { createPublicKey, type KeyObject, sign } from "node:crypto";
import type { KeyPair } from "../identity.ts";

/** An Ed25519 private key as the rest of the robot may use it. */
export function keyPairOf(privateKey: KeyObject): KeyPair {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (!x) throw new Error("an Ed25519 key has no public coordinate");
  return {
    publicKey: x,
    sign: (text) => sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64url"),
  };
}
