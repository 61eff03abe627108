import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Programs and data that no npm package brings.
 *
 * @typedef {object} DebianPackage
 * @property {string} package its name
 * @property {string[]} anyOf what shows that it is there: a program's name, or a path with at most one `*`
 * @property {"build" | "talk" | "equip"} neededTo `talk`: without it there is no conversation by voice at all
 * @property {string} off what does not work without it
 */

/** @type {DebianPackage[]} */
export const debianPackages = JSON.parse(
  readFileSync(new URL("debian-packages.json", import.meta.url), "utf8"),
);

/**
 * Those of which nothing is there, from wherever it may have come.
 *
 * @param {readonly DebianPackage[]} packages
 * @param {(programOrPath: string) => boolean} isThere
 */
export function missingPackages(packages = debianPackages, isThere = somethingIsThere) {
  return packages.filter((wanted) => !wanted.anyOf.some(isThere));
}

/**
 * The one line that a person with the right to do so would type.
 *
 * @param {readonly DebianPackage[]} missing
 */
export function installLine(missing) {
  return `sudo apt-get install -y --no-install-recommends ${missing.map((one) => one.package).join(" ")}`;
}

/**
 * Installs what is missing if this user may; otherwise prints the line to type. Never asks, never throws:
 * the rest of Stella works without any one of these.
 *
 * @param {(line: string) => void} say
 */
export function installDebianPackages(say) {
  const missing = missingPackages();
  if (missing.length === 0) return;

  if (mayInstall()) {
    say(`Installing ${missing.map((one) => one.package).join(", ")} …`);
    // A fresh container has no package lists; a prepared machine does, and an update would only cost time.
    if (!aptGet(["install", ...missing.map((one) => one.package)])) {
      aptGet(["update"]);
      aptGet(["install", ...missing.map((one) => one.package)]);
    }
  }

  const still = missingPackages();
  if (still.length === 0) return;
  say(`Not everything is on this machine. To add it:\n\n    ${installLine(still)}\n`);
  say("Until then this is off:");
  for (const off of new Set(still.map((one) => one.off))) {
    const names = still.filter((one) => one.off === off).map((one) => one.package);
    say(`  - ${off} (${names.join(", ")})`);
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && isOnPath("apt-get");
}

/** @param {readonly string[]} words */
function aptGet(words) {
  const options = [
    "--yes",
    "--quiet=2",
    "--no-install-recommends",
    "-o=Acquire::Retries=1",
    "-o=Acquire::http::Timeout=20",
    "-o=DPkg::Lock::Timeout=120",
  ];
  const done = spawnSync("apt-get", [...options, ...words], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return done.status === 0;
}

/** @param {string} programOrPath */
function somethingIsThere(programOrPath) {
  return programOrPath.startsWith("/") ? isPath(programOrPath) : isOnPath(programOrPath);
}

/** @param {string} program */
function isOnPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => folder !== "" && existsSync(join(folder, program)));
}

/** @param {string} pattern a path with at most one `*` */
function isPath(pattern) {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return existsSync(pattern);
  if (!existsSync(before)) return false;
  return readdirSync(before).some((name) => existsSync(`${before}${name}${after}`));
}
