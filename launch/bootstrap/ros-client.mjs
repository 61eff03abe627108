import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * What of the ROS 2 client (rclnodejs) was made here, and for which ROS 2. The npm package brings its source; the
 * library is compiled against the ROS 2 that is sourced, and the code for its messages is written from the
 * interfaces that are installed, workspaces included.
 *
 * @typedef {object} Made
 * @property {string} library for which distribution, folder and Node the library was compiled
 * @property {Record<string, string>} interfaces a fingerprint of each package of interfaces
 * @property {string} [failed] for which library compiling failed: it is not tried again by itself
 */

/**
 * Whether a ROS 2 is sourced.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function rosIsSourced(env) {
  return Boolean(env.ROS_DISTRO && env.AMENT_PREFIX_PATH);
}

/**
 * Which parts must be made, given what was made before. Pure.
 *
 * @param {Made} wanted
 * @param {Made | null} made
 * @returns {{library: boolean, interfaces: boolean}}
 */
export function partsToMake(wanted, made) {
  if (!made || made.library !== wanted.library) return { library: true, interfaces: true };
  // What another workspace added stays: two shells with different workspaces do not undo one another's work.
  const known = ([name, print] = ["", ""]) => made.interfaces[name] === print;
  return { library: false, interfaces: !Object.entries(wanted.interfaces).every(known) };
}

/**
 * Compiles the client and writes the code for its messages, where that is still to be done. Returns null, or why
 * it did not work; everything but ROS 2 works without it.
 *
 * @param {string} root the folder of package.json
 * @param {NodeJS.ProcessEnv} env a sourced environment
 * @param {(line: string) => void} say
 * @param {{again: boolean}} options `again`: also what was made or failed before
 */
export function installRosClient(root, env, say, { again }) {
  const folder = join(root, "node_modules", "rclnodejs");
  if (!existsSync(folder)) {
    say("Installing the npm package of the ROS 2 client …");
    // Older versions of npm run its install script, and leave it out when that fails; no script, no failure.
    npm(root, env, ["install", "--no-save", "--ignore-scripts", "--include=dev", "--include=optional"]);
    if (!existsSync(folder)) return "npm could not install the package rclnodejs; it said why above.";
  }

  const recordPath = join(folder, ".stella-made.json");
  const made = again ? null : madeBefore(recordPath);
  const wanted = wantedFor(env);
  if (made?.failed === wanted.library)
    return "the ROS 2 client could not be compiled; `npm run ros:install` tries again and shows why.";

  const parts = partsToMake(wanted, made);
  if (parts.library && !hasPrebuilt(folder, env)) {
    say(`Compiling the ROS 2 client for ${env.ROS_DISTRO}; this takes half a minute …`);
    const output = compile(folder, env);
    if (output !== null) {
      writeFileSync(recordPath, JSON.stringify({ ...wanted, failed: wanted.library }));
      return `the ROS 2 client could not be compiled:\n${output}`;
    }
  }
  if (parts.interfaces) {
    say("Writing the code for the ROS 2 interfaces …");
    if (parts.library) rmSync(join(folder, "generated"), { recursive: true, force: true });
    const output = generate(folder, env);
    if (output !== null) return `the code for the ROS 2 interfaces could not be written:\n${output}`;
  }
  if (parts.library || parts.interfaces) {
    const interfaces = parts.library ? wanted.interfaces : { ...made?.interfaces, ...wanted.interfaces };
    writeFileSync(recordPath, JSON.stringify({ library: wanted.library, interfaces }));
  }
  return null;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Made}
 */
function wantedFor(env) {
  const prefixes = prefixesOf(env);
  // The last prefix is the distribution's own; the others are workspaces on top of it.
  const library = `${env.ROS_DISTRO} in ${prefixes.at(-1)} for node-abi-${process.versions.modules}`;
  /** @type {Record<string, string>} */
  const interfaces = {};
  for (const prefix of prefixes.toReversed()) Object.assign(interfaces, interfacesIn(prefix));
  return { library, interfaces };
}

/** @param {NodeJS.ProcessEnv} env */
function prefixesOf(env) {
  return (env.AMENT_PREFIX_PATH ?? "").split(delimiter).filter((prefix) => prefix !== "");
}

/** @param {string} prefix */
function interfacesIn(prefix) {
  const index = join(prefix, "share/ament_index/resource_index/rosidl_interfaces");
  if (!existsSync(index)) return {};
  return Object.fromEntries(
    readdirSync(index).map((name) => {
      const path = join(index, name);
      const print = createHash("sha256")
        .update(`${path} ${statSync(path).mtimeMs}\n`)
        .update(readFileSync(path));
      return [name, print.digest("hex").slice(0, 16)];
    }),
  );
}

/**
 * @param {string} path
 * @returns {Made | null}
 */
function madeBefore(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * For Ubuntu the npm package brings libraries that fit its own ROS 2 packages.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function hasPrebuilt(folder, env) {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(release)?.[1]?.trim();
  const { platform, arch } = process;
  const name = `${env.ROS_DISTRO}-${codename}-${arch}-node-rclnodejs.node`;
  return existsSync(join(folder, "prebuilds", `${platform}-${arch}`, name));
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function compile(folder, env) {
  // Through npm, which knows where this machine's headers of Node are. Not by the package's own script: that one
  // deletes what there is first, and asks for one more package from the network.
  return failureOf(npm(folder, env, ["exec", "--no", "--", "node-gyp", "rebuild", "--jobs", "2"], "pipe"));
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function generate(folder, env) {
  // Last prefix first, so that a workspace's version of a package is the one that stays. Nothing is deleted.
  const script = `
    const fs = require("node:fs");
    const generator = require("./rosidl_gen/index.cjs");
    (async () => {
      if (!fs.existsSync(generator.generatedRoot)) return generator.generateAll(true);
      for (const prefix of generator.getInstalledPackagePaths().reverse()) await generator.generateInPath(prefix);
    })();`;
  const words = ["--unhandled-rejections=strict", "--eval", script];
  return failureOf(spawnSync(process.execPath, words, { cwd: folder, env, stdio: "pipe", encoding: "utf8" }));
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} words
 * @param {"inherit" | "pipe"} output
 */
function npm(folder, env, words, output = "inherit") {
  return spawnSync("npm", [...words, "--no-audit", "--no-fund"], {
    cwd: folder,
    env,
    stdio: ["ignore", output, output],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
}

/**
 * The end of what a failed program printed; null when it did not fail.
 *
 * @param {import("node:child_process").SpawnSyncReturns<string>} done
 */
function failureOf(done) {
  if (done.status === 0) return null;
  const printed = `${done.stdout ?? ""}${done.stderr ?? ""}`.trimEnd();
  return printed === ""
    ? String(done.error ?? `it ended with ${done.status ?? done.signal}`)
    : lastLines(printed);
}

/** @param {string} text */
function lastLines(text) {
  return text.split("\n").slice(-30).join("\n");
}
