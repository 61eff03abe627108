/**
 * A name as ROS resolves it for a node called `/lobby/receptionist`: `~/state` is below the node,
 * `camera/image_raw` in its namespace, `/diagnostics` stays.
 */
export function resolvedName(name: string, nodeName: string): string {
  if (name.startsWith("/")) return name;
  if (name === "~") return nodeName;
  if (name.startsWith("~/")) return `${nodeName}${name.slice(1)}`;
  return `${nodeName.slice(0, nodeName.lastIndexOf("/"))}/${name}`;
}
