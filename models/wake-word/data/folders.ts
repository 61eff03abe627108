import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VAR = fileURLToPath(new URL("../../../var/wake-word/", import.meta.url));

/** A folder for what the recipe makes, outside of version control. */
export function folderOf(...path: readonly string[]): string {
  const folder = `${VAR}${path.join("/")}`;
  mkdirSync(folder, { recursive: true });
  return folder;
}
