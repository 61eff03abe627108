import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import { loadProfile } from "../../load-profile.ts";

const FOLDER = new URL("../../profiles/", import.meta.url);

/** The name by which a scenario asks for this business; null for one that does not come with Stella. */
export function knownBusiness(profile: BusinessProfile): string | null {
  const file = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .find((name) => isDeepStrictEqual(loadProfile(fileURLToPath(new URL(name, FOLDER))), profile));
  return file === undefined ? null : basename(file, ".yaml");
}
