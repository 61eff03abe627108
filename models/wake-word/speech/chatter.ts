import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPTS = "/usr/share/games/fillets-ng/script";

/** Conversational English sentences: the subtitles of a game (Debian `fillets-ng-data`, GPL-2), not kept. */
export function chatter(): readonly string[] {
  return readdirSync(SCRIPTS, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("dialogs_en.lua"))
    .sort()
    .flatMap((path) => [
      ...readFileSync(join(SCRIPTS, path), "utf8").matchAll(/dialogId\([^,]*,[^,]*, "([^"]{12,110})"\)/g),
    ])
    .map(([, text]) => text ?? "")
    .filter((text) => /^[\w ,.'!?-]+$/.test(text));
}
