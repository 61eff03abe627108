import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { z } from "zod";
import list from "../bootstrap/debian-packages.json" with { type: "json" };
import { broken, type Finding, off, ok } from "./finding.ts";
import { tryProgram, tryScript } from "./trial.ts";

const debianPackages = z
  .array(
    z.strictObject({
      package: z.string(),
      /** A program's name, or a path with at most one `*`. */
      anyOf: z.array(z.string()).min(1),
      neededTo: z.enum(["build", "talk", "equip"]),
      off: z.string(),
    }),
  )
  .parse(list);
type DebianPackage = (typeof debianPackages)[number];

/** Beyond being there: one small thing that it must manage. */
const trials: Readonly<Record<string, () => ReturnType<typeof tryProgram>>> = {
  flite: () => tryProgram("flite", ["-voice", "slt", "-t", "hello", "-o", "/dev/null"]),
  pocketsphinx: () => tryScript(`import koffi from "koffi"; koffi.load("libpocketsphinx.so.3")`),
  sox: () => tryProgram("sox", ["--version"]),
  ffmpeg: () => tryProgram("ffmpeg", ["-hide_banner", "-loglevel", "error", "-version"]),
};

/** What Debian packages bring. Compilers are not asked for: whoever asks has everything built already. */
export function programs(): Promise<Finding[]> {
  return Promise.all(debianPackages.filter(({ neededTo }) => neededTo !== "build").map(examine));
}

async function examine(wanted: DebianPackage): Promise<Finding> {
  const what = `program or data (${wanted.package})`;
  const remedy = `sudo apt-get install -y --no-install-recommends ${wanted.package}`;
  const place = wanted.anyOf.map(placeOf).find((found) => found !== null);
  if (!place) {
    const detail = `not on this machine; off: ${wanted.off}`;
    return wanted.neededTo === "talk" ? broken(what, detail, remedy) : off(what, detail, remedy);
  }
  const result = await trials[wanted.package]?.();
  if (result && !result.worked)
    return broken(what, `${place} does not work: ${result.why}`, `Reinstall it: ${remedy}`);
  return ok(what, place);
}

/** Where a program or a path is; null when it is nowhere. */
function placeOf(programOrPath: string): string | null {
  if (!programOrPath.startsWith("/")) {
    const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, programOrPath));
    return candidates.find(isExecutable) ?? null;
  }
  const [before = "", after] = programOrPath.split("*");
  if (after === undefined) return existsSync(programOrPath) ? programOrPath : null;
  const names = existsSync(before) ? readdirSync(before) : [];
  return names.map((name) => `${before}${name}${after}`).find((path) => existsSync(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
