import { createHash } from "node:crypto";

/**
 * A UUID (version 8, RFC 9562) made of what it names: the same parts give the same one, on every hub. What is written
 * twice under it is refused by its key, so that repeating a handoff cannot double it.
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
