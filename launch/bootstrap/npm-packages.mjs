import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs `npm ci`, or failing that `npm install`, when `node_modules` is missing, differs from `package-lock.json`, or was compiled for another
 * Node. Returns false when that failed; npm has said why by then.
 *
 * @param {string} root the folder of package.json
 * @param {(line: string) => void} say
 */
export function installNpmPackages(root, say) {
  const stampPath = join(root, "node_modules", ".stella-installed");
  const stamp = stampOf(readFileSync(join(root, "package-lock.json")), process.versions.modules);
  if (readOr(stampPath, "") === stamp) return true;

  if (!agrees(root, stampPath)) {
    say("Installing the npm packages …");
    if (!npm(root, ["ci"])) {
      // Versions of npm differ in what they take for a complete lockfile; `install` pins what the file names, too.
      say("`npm ci` refused; trying `npm install` from the same lockfile …");
      if (!npm(root, ["install", "--no-save"])) return false;
    }
  }
  writeFileSync(stampPath, stamp);
  return true;
}

/**
 * @param {string} root
 * @param {readonly string[]} words
 */
function npm(root, words) {
  // Without the development packages there would be nothing to test with, whatever NODE_ENV says.
  const options = ["--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const done = spawnSync("npm", [...words, ...options], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  return done.status === 0;
}

/**
 * @param {Buffer} lockfile
 * @param {string} nodeAbi
 */
function stampOf(lockfile, nodeAbi) {
  return `${createHash("sha256").update(lockfile).digest("hex")} node-abi-${nodeAbi}\n`;
}

/**
 * A person's own `npm install` leaves no stamp of ours, but npm's record of what it put there.
 *
 * @param {string} root
 * @param {string} stampPath
 */
function agrees(root, stampPath) {
  const recordPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(recordPath)) return false;
  const builtFor = /node-abi-(\d+)/.exec(readOr(stampPath, ""))?.[1];
  if (builtFor !== undefined && builtFor !== process.versions.modules) return false;
  return holdsAll(
    JSON.parse(readFileSync(recordPath, "utf8")),
    JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")),
  );
}

/**
 * Whether what npm recorded as installed covers what the lockfile asks for. A package that is optional may be
 * absent (it is for another platform), but not in another version.
 *
 * @param {{packages: Record<string, {version?: string}>}} installed
 * @param {{packages: Record<string, {version?: string, optional?: boolean}>}} wanted
 */
export function holdsAll(installed, wanted) {
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (place === "") return true;
    const found = installed.packages[place];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/**
 * @param {string} path
 * @param {string} otherwise
 */
function readOr(path, otherwise) {
  return existsSync(path) ? readFileSync(path, "utf8") : otherwise;
}
