import type { ScreenMessage } from "../robot/dialogue/screen-protocol.ts";

/** Under which a page that loaded itself anew remembers for which build it did; it keeps no other memory. */
const TRIED = "build";

/**
 * The address to load when a page has to start afresh; null while it is as it should be. An outdated page tries once for
 * each build: where something between it and the robot keeps the old one, it goes on as it is. Pure.
 *
 * @param own the build of the open page; null for a page that was built without one
 */
export function renewedAddress(message: ScreenMessage, own: string | null, address: string): string | null {
  if (message.type === "reload") return address;
  if (message.type !== "page" || own === null || message.build === own) return null;
  const next = new URL(address);
  if (next.searchParams.get(TRIED) === message.build) return null;
  next.searchParams.set(TRIED, message.build);
  return next.href;
}
