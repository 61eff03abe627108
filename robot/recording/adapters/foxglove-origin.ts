import { isLoopbackName } from "../../kernel/loopback.ts";

/** Foxglove in the browser. Its desktop application comes from a file. */
const FOXGLOVE_ORIGINS = ["https://app.foxglove.dev", "https://studio.foxglove.dev", "file://"];

/**
 * Whether a page of this origin may watch. A browser lets any page connect to this machine, and says only where it
 * comes from; programs that are no browsers say nothing.
 */
export function isWelcomeOrigin(origin: string | undefined): boolean {
  if (origin === undefined || FOXGLOVE_ORIGINS.includes(origin)) return true;
  try {
    return isLoopbackName(new URL(origin).hostname);
  } catch {
    return false;
  }
}
