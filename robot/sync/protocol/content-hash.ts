import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** SHA-256 of a record's canonical JSON: tells a repeated push from a different record under the same sequence. */
export function contentHash(record: unknown): string {
  return createHash("sha256").update(canonicalJson(record)).digest("hex");
}
