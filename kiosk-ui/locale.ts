import type { Panel } from "../robot/dialogue/screen-protocol.ts";

/** How days and numbers are written: Spanish here is that of the United States, with its decimal point. */
export function localeOf(language: Panel["language"]): string {
  return language === "es" ? "es-US" : "en-US";
}
