import { readFileSync } from "node:fs";
import { z } from "zod";

/** Of this program, as its package says. */
export function softwareVersion(): string {
  const file = new URL("../package.json", import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
