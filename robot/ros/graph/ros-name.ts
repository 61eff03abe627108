/**
 * A name as ROS resolves it for a node called `/lobby/receptionist`: `~/state` is below the node,
 * `camera/image_raw` in its namespace, `/diagnostics` stays.
 *
 * @throws Error for a name that ROS refuses
 */
export function resolvedName(name: string, nodeName: string): string {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name for ROS: letters, digits and underscores, in parts`);
  if (name.startsWith("/")) return name;
  if (name === "~") return nodeName;
  if (name.startsWith("~/")) return `${nodeName}${name.slice(1)}`;
  return `${nodeName.slice(0, nodeName.lastIndexOf("/"))}/${name}`;
}

/** @throws Error for a name that ROS refuses; rcl itself would leave its complaint on the terminal as well */
export function checkName(name: string): void {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name for ROS: letters, digits and underscores, in parts`);
}

/** https://design.ros2.org/articles/topic_and_service_names.html */
const NAME = /^(?:~|(?:~?\/)?[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*)$/;
