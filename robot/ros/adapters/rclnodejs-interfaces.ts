import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { Fault } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { Rclnodejs, RclTypeClass } from "./rclnodejs-module.ts";

/**
 * The interfaces that this process may use. One needs two things: its package in the sourced ROS 2 or a workspace,
 * and the JavaScript that `npm run ros:install` wrote for it. rclnodejs would write what is missing by itself, in the
 * middle of a visit and standing still meanwhile; so it is not asked.
 */
export class RclnodejsInterfaces {
  private readonly rcl: Rclnodejs;
  private readonly journal: Journal;
  private readonly prefixes: readonly string[];
  private readonly generated: string;
  private readonly known = new Map<string, boolean>();

  constructor(rcl: Rclnodejs, journal: Journal, environment: NodeJS.ProcessEnv) {
    this.rcl = rcl;
    this.journal = journal;
    this.prefixes = (environment.AMENT_PREFIX_PATH ?? "").split(delimiter).filter((prefix) => prefix !== "");
    this.generated = join(rclnodejsFolder() ?? "", "generated");
  }

  knows(type: string): boolean {
    const known = this.known.get(type) ?? this.look(type);
    this.known.set(type, known);
    return known;
  }

  /** @throws Fault `ros.unknown-type` */
  classOf(type: string, usedFor: string): RclTypeClass {
    if (this.knows(type)) return this.rcl.require(type);
    throw new Fault({
      code: "ros.unknown-type",
      what: `${usedFor} is of the type ${type}, which is not installed.`,
      remedy: `Install or build the package ${packageOf(type)}, source it, and type \`npm run ros:install\`.`,
    });
  }

  private look(type: string): boolean {
    const [name = "", kind, interfaceName] = type.split("/");
    const indexed = (prefix: string) =>
      existsSync(join(prefix, "share/ament_index/resource_index/rosidl_interfaces", name));
    if (!this.prefixes.some(indexed)) return false;
    if (existsSync(join(this.generated, name, `${name}__${kind}__${interfaceName}.js`))) return true;
    this.journal.warn("ros.interface-not-generated", { type, remedy: "npm run ros:install" });
    return false;
  }
}

/** Where npm put the package; null where it is not. Nothing of it is run. */
export function rclnodejsFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve("rclnodejs/package.json"));
  } catch {
    return null;
  }
}

function packageOf(type: string): string {
  return type.slice(0, type.indexOf("/"));
}
