import { fileURLToPath } from "node:url";
import { WebsocketScreen } from "../../robot/dialogue/adapters/websocket-screen.ts";
import type { ScreenRules } from "../../robot/dialogue/screen-config.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import type { Journal } from "../../robot/kernel/journal.ts";

/** Where it is built. */
export const KIOSK_PAGE = fileURLToPath(new URL("../../dist/kiosk-ui", import.meta.url));

/** The kiosk page on this machine's loopback address; call `listen()` to serve it. */
export function openScreen(parts: {
  rules: ScreenRules;
  clock: Clock;
  journal: Journal;
  /** See `WebsocketScreenParts`. */
  framedBy?: string | undefined;
}): WebsocketScreen {
  return new WebsocketScreen({
    ...parts,
    pageFolder: KIOSK_PAGE,
  });
}
