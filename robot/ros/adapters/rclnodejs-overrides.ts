import { isDeepStrictEqual } from "node:util";
import type { Journal } from "../../kernel/journal.ts";
import type { ParameterDeclaration, ParameterValue } from "../graph/ros-graph.ts";
import type { RclNode } from "./rclnodejs-module.ts";

/**
 * What `-p` and `--params-file` say of the declared parameters. rclnodejs looks under `/**` and the bare name of the
 * node only; ROS allows its full name and wildcards in front of the name as well, the more exact one counting.
 *
 * A parameter that nobody declared is likely a mistyped one: the journal is warned as `ros.unknown-parameter`.
 */
export function overridesOf(
  node: RclNode,
  declarations: readonly ParameterDeclaration[],
  journal: Journal,
): Readonly<Record<string, ParameterValue>> {
  const { context } = node;
  const under = (name: string) => node._getNativeParameterOverrides.call({ context, name: () => name });
  const [name, fullName] = [node.name(), `${node.namespace().replace(/\/$/, "")}/${node.name()}`];
  const forAll = under("");
  const declared = new Map(declarations.map((each) => [each.name, each]));
  const overrides: Record<string, ParameterValue> = {};
  const unknown = new Set<string>();
  for (const asNamed of ["", `/**/${name}`, `/*/${name}`, name, fullName]) {
    for (const { name: parameter, value } of under(asNamed).values()) {
      // What holds for all nodes is found under each name again, and must not undo what was said more exactly.
      if (asNamed !== "" && isDeepStrictEqual(forAll.get(parameter)?.value, value)) continue;
      if (declared.has(parameter)) overrides[parameter] = plain(value);
      else if (!ROS_OWN.test(parameter)) unknown.add(parameter);
    }
  }
  for (const each of unknown) journal.warn("ros.unknown-parameter", { name: each });
  return overrides;
}

/** Parameters that any ROS node may be given, and that are not ours. */
const ROS_OWN = /^(use_sim_time$|qos_overrides\.)/;

/** Of whatever type was written: whether it fits is checked with the declaration. */
function plain(value: unknown): ParameterValue {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? value.map(String) : String(value);
}
