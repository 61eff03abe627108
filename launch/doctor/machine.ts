import { accessSync, constants, existsSync, readdirSync, statfsSync } from "node:fs";
import { resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { messageOf } from "../../robot/kernel/fault.ts";
import { makeFolder } from "../../robot/kernel/folder.ts";
import { broken, type Finding, off, ok } from "./finding.ts";
import { sound } from "./sound.ts";

/** A backlog of weeks takes tens of megabytes; below this the disk itself is the trouble. */
const LEAST_FREE_BYTES = 500e6;

/** Node, the disk, and the devices that Linux names. */
export function machine(dataDir: string): Finding[] {
  return [nodeVersion(process.version), disk(dataDir), ...senses()];
}

/** The devices a robot sees, hears and speaks with. */
export function senses(): Finding[] {
  return [camera(), ...sound()];
}

export function nodeVersion(version: string, wanted = manifest.engines.node): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = wanted.replace(/^>=/, "").split(".").map(Number);
  const newEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return newEnough
    ? ok("Node", version)
    : broken(
        "Node",
        `${version}, but ${wanted} is needed`,
        "Install it from https://nodejs.org and run `npm ci`.",
      );
}

export function disk(folder: string): Finding {
  const what = "disk";
  const path = resolve(folder);
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
    const { bavail, bsize } = statfsSync(path);
    const free = bavail * bsize;
    const detail = `${path} is writable, ${(free / 1e9).toFixed(1)} GB free`;
    return free >= LEAST_FREE_BYTES ? ok(what, detail) : broken(what, detail, "Free at least 0.5 GB.");
  } catch (error) {
    return broken(
      what,
      `${path} cannot be written: ${messageOf(error)}`,
      "Check its owner, or configure another dataDir.",
    );
  }
}

function camera(): Finding {
  const devices = existsSync("/dev") ? readdirSync("/dev").filter((name) => /^video\d+$/.test(name)) : [];
  return devices.length > 0
    ? ok("camera", devices.map((name) => `/dev/${name}`).join(", "))
    : off("camera", "no /dev/video*", "Plug one in, or use the simulated lobby: `npm start`.");
}
