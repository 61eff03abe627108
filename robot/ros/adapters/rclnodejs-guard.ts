import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../../kernel/fault.ts";
import { rclnodejsFolder } from "./rclnodejs-interfaces.ts";

const TRIAL = fileURLToPath(new URL("rclnodejs-trial.mjs", import.meta.url));
/** Long enough for a slow disk's first load; what hangs is broken. */
const PATIENCE_MS = 20_000;
const INSTALL = "Type `npm run ros:install` in the same shell.";

/**
 * Why this process must not load rclnodejs; null when it may. Asked before any import of it, because that import
 * rebuilds and deletes where ROS 2 is not sourced, and ends the process where the library does not fit or the
 * middleware is missing. So it is tried in a process of its own first.
 *
 * Codes: `ros.not-sourced`, `ros.client-missing`, `ros.client-broken`, `ros.wrong-rmw`.
 */
export async function whyNotRos(environment: NodeJS.ProcessEnv): Promise<Fault | null> {
  const { ROS_DISTRO: distribution, AMENT_PREFIX_PATH, RMW_IMPLEMENTATION: middleware } = environment;
  if (!distribution || !AMENT_PREFIX_PATH) {
    return new Fault({
      code: "ros.not-sourced",
      what: "ROS 2 is not sourced in this shell.",
      remedy: "Type `source /opt/ros/<distribution>/setup.bash` first.",
    });
  }
  const folder = rclnodejsFolder();
  const library = folder && libraryIn(folder, distribution);
  if (!folder || !library || !existsSync(join(folder, "generated", "generator.json"))) {
    return new Fault({
      code: "ros.client-missing",
      what: `The ROS 2 client (rclnodejs) is not ${folder ? "built" : "installed"}.`,
      remedy: INSTALL,
    });
  }
  const builtFor = distributionBuiltFor(folder);
  if (builtFor && builtFor !== distribution) {
    return new Fault({
      code: "ros.client-broken",
      what: `The ROS 2 client was built for ${builtFor}, and ${distribution} is sourced.`,
      remedy: INSTALL,
    });
  }

  const why = await tryIn(environment, library);
  if (why === null) return null;
  if (middleware && (await tryIn({ ...environment, RMW_IMPLEMENTATION: undefined }, library)) === null) {
    return new Fault({
      code: "ros.wrong-rmw",
      what: `ROS 2 does not start with the middleware ${middleware} that RMW_IMPLEMENTATION names (${why}).`,
      remedy: `Install ros-${distribution}-${middleware.replaceAll("_", "-")}, or name one that is installed.`,
    });
  }
  return new Fault({
    code: "ros.client-broken",
    what: `The ROS 2 client (rclnodejs) does not work with the ROS 2 that is sourced (${why}).`,
    remedy: INSTALL,
  });
}

/** The library that rclnodejs would load: one that came with the package for this very system, else its own build. */
function libraryIn(folder: string, distribution: string): string | null {
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(textOf("/etc/os-release"))?.[1]?.trim();
  const { platform, arch } = process;
  const ready = `${distribution}-${codename}-${arch}-node-rclnodejs.node`;
  const places = [
    join("prebuilds", `${platform}-${arch}`, ready),
    join("build", "Release", "rclnodejs.node"),
  ];
  return places.map((place) => join(folder, place)).find((path) => existsSync(path)) ?? null;
}

/** As `npm run ros:install` noted it; null where somebody else built it. */
function distributionBuiltFor(folder: string): string | null {
  return /"library":"(\w+) /.exec(textOf(join(folder, ".stella-made.json")))?.[1] ?? null;
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Null when it works; otherwise the line that names the error. */
function tryIn(environment: NodeJS.ProcessEnv, library: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [TRIAL, library],
      { env: environment, timeout: PATIENCE_MS, encoding: "utf8" },
      (error, stdout, stderr) => {
        if (!error && stdout.endsWith("works\n")) resolve(null);
        else if (error?.killed) resolve(`no answer in ${PATIENCE_MS / 1000} s`);
        else resolve(reasonIn(stderr) ?? error?.message ?? "it ended without a word");
      },
    );
  });
}

/** Without the time, the module and the line of source that rcl puts around it. */
function reasonIn(stderr: string): string | null {
  const lines = stderr.split("\n").map((line) => line.trim());
  const reason = lines.find((line) => /error|not installed|cannot/i.test(line) && !line.startsWith("at "));
  return reason?.replace(/^(\[[^\]]*\] ?)+: ?/, "").replace(/, at \/\S+:\d+.*$/, "") ?? null;
}
