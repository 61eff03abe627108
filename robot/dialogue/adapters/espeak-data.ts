import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Debian's `espeak-ng-data` lies: in the folder of the processor's kind. The usual place when it is not installed. */
export function espeakData(libraries = "/usr/lib"): string {
  const kinds = existsSync(libraries) ? readdirSync(libraries) : [];
  const folders = kinds.map((kind) => join(libraries, kind, "espeak-ng-data"));
  return folders.find((folder) => existsSync(folder)) ?? "/usr/share/espeak-ng-data";
}
