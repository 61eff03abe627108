import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installDebianPackages } from "./debian-packages.mjs";
import { whyNodeWillNotDo } from "./node-version.mjs";
import { installNpmPackages } from "./npm-packages.mjs";
import { installRosClient, rosIsSourced } from "./ros-client.mjs";

/** The folder of package.json. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Sets up what this machine lacks, or ends the process with one clear message. Quiet when nothing is to do.
 *
 * @param {{ros: boolean}} options whether the ROS 2 client is among it, where a ROS 2 is sourced
 */
export function prepare({ ros } = { ros: true }) {
  const tooOld = whyNodeWillNotDo(process.version);
  if (tooOld) endWith(tooOld);
  // First, because a package may have to be compiled.
  installDebianPackages(say);
  if (!installNpmPackages(root, say)) {
    endWith(
      "The npm packages could not be installed; npm said why above. Check the network and the registry with `npm ping`, then run the same command again.",
    );
  }
  if (ros && rosIsSourced(process.env)) {
    const why = installRosClient(root, process.env, say, { again: false });
    if (why !== null) say(`ROS 2 is off, and everything else works: ${why}`);
  }
}

/**
 * The path of a program that an npm package brings, to be run by Node.
 *
 * @param {string} packageName
 * @param {string} file inside the package
 */
export function programOf(packageName, file) {
  return join(root, "node_modules", packageName, file);
}

/**
 * What is said goes to stderr: stdout belongs to the command that follows.
 *
 * @param {string} line
 */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function endWith(message) {
  say(message);
  process.exit(1);
}
