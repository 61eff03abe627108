import { fileURLToPath } from "node:url";
import { type BusinessProfile, parseProfile } from "../robot/kernel/business-profile.ts";
import { readText } from "./config.ts";

/** The demo business, wherever the command is run from. */
export const DEMO_PROFILE = fileURLToPath(new URL("./profiles/salon.yaml", import.meta.url));

/** Throws a `Fault` `profile.missing`, or `profile.invalid` with every mistake named. */
export function loadProfile(file: string): BusinessProfile {
  return parseProfile(readText(file, "profile"), file);
}
