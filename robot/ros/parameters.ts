import type { z } from "zod";
import { type Entry, type Leaf, leavesOf, valueAt, withValueAt } from "../kernel/config-leaves.ts";
import type { ParameterDeclaration, ParameterValue } from "./graph/ros-graph.ts";
import { type Effect, effectOf } from "./parameter-effects.ts";

/** What a change of parameters comes to. */
export type Consideration<Config> =
  | { readonly accepted: true; readonly config: Config }
  | { readonly accepted: false; readonly reason: string };

/**
 * Every entry of the configuration as a ROS parameter of the same dotted name, with the loaded value as its default;
 * only secrets are left out. An entry that no parameter can hold is an `Error`: the schema and ROS must agree.
 */
export function declarationsOf<Config>(
  schema: z.ZodType<Config>,
  config: Config,
): readonly ParameterDeclaration[] {
  return leavesOf(schema)
    .filter(({ path }) => effectOf(path) !== "secret")
    .map((leaf) => declarationOf(leaf, config));
}

/**
 * What the configuration becomes when these parameters change, all of them together: the whole of it is checked, so
 * that what contradicts another entry is refused, too. While the node is configured, only what takes effect at once
 * may change; setting what is so already is never refused.
 */
export function considerChanges<Config>(
  schema: z.ZodType<Config>,
  config: Config,
  changes: Readonly<Record<string, ParameterValue>>,
  configured: boolean,
): Consideration<Config> {
  const real = Object.entries(changes).filter(([path, value]) => !same(valueAt(config, path), value));
  const tooLate = real.filter(([path]) => configured && effectOf(path) !== "at-once");
  if (tooLate.length > 0) {
    const names = tooLate.map(([path]) => path).join(", ");
    return {
      accepted: false,
      reason: `${names} takes effect when the node is configured: clean it up first`,
    };
  }
  const document = real.reduce<unknown>((so, [path, value]) => withValueAt(so, path, value), config);
  const checked = schema.safeParse(document);
  if (checked.success) return { accepted: true, config: checked.data };
  return { accepted: false, reason: checked.error.issues.map(reasonOf).join("; ") };
}

function declarationOf({ path, entry }: Leaf, config: unknown): ParameterDeclaration {
  const type = typeOf(path, entry);
  const range = type === "integer" || type === "double" ? rangeOf(entry) : undefined;
  const constraints = constraintsOf(entry, effectOf(path));
  return {
    name: path,
    type,
    default: defaultOf(path, config),
    description: entry.description ?? "",
    ...(range ? { range } : {}),
    ...(constraints === "" ? {} : { constraints }),
  };
}

function typeOf(path: string, entry: Entry): ParameterDeclaration["type"] {
  switch (entry.type) {
    case "boolean":
      return "bool";
    case "integer":
      return "integer";
    case "number":
      return "double";
    case "string":
      return "string";
    case "array":
      if (entry.items?.type === "string") return "string-array";
  }
  throw new Error(`${path} cannot be a ROS parameter: there is none of the type ${entry.type ?? "it has"}`);
}

/** ROS knows ranges with both ends only. */
function rangeOf(entry: Entry): ParameterDeclaration["range"] {
  const from = entry.minimum ?? entry.exclusiveMinimum;
  const to = entry.maximum ?? entry.exclusiveMaximum;
  if (from === undefined && to === undefined) return undefined;
  const most = entry.type === "integer" ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  return { from: from ?? -most, to: to ?? most };
}

function constraintsOf(entry: Entry, effect: Effect | null): string {
  const { minLength, maxLength } = entry;
  return [
    entry.enum ? `one of ${entry.enum.join(", ")}` : "",
    entry.pattern === undefined ? "" : `matches ${entry.pattern}`,
    minLength ? `at least ${minLength} characters` : "",
    maxLength === undefined ? "" : `at most ${maxLength} characters`,
    entry.exclusiveMinimum === undefined ? "" : `above ${entry.exclusiveMinimum}`,
    entry.exclusiveMaximum === undefined ? "" : `below ${entry.exclusiveMaximum}`,
    effect === "when-configured" ? "takes effect when the node is configured" : "",
  ]
    .filter((each) => each !== "")
    .join("; ");
}

function defaultOf(path: string, config: unknown): ParameterValue {
  const value = valueAt(config, path);
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw new Error(`${path} cannot be a ROS parameter: it has no value`);
}

function reasonOf({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }) {
  return path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`;
}

function same(a: unknown, b: ParameterValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
