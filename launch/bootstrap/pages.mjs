import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { programOf, root } from "./prepare.mjs";

/** Folders with a page of their own, built into `dist/` by the vite.config.ts in them. */
const pages = ["kiosk-ui", "crm/console", "sim/page"];

/** Builds every page. Resolves what the builder printed, for whoever wants to show it. */
export function buildPages() {
  const builds = pages
    .filter((page) => existsSync(join(root, page, "vite.config.ts")))
    .map((page) =>
      spawnSync(
        process.execPath,
        [
          programOf("vite", "bin/vite.js"),
          "build",
          "--logLevel",
          "warn",
          "--config",
          join(page, "vite.config.ts"),
        ],
        { cwd: root, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
      ),
    );
  return {
    ok: builds.every((build) => build.status === 0),
    output: builds.map((build) => `${build.stdout}${build.stderr}`).join(""),
  };
}
