/** A command line in its two halves: ours, and what ROS's own tools and launch files have added. */
export interface SplitArguments {
  readonly own: readonly string[];
  /** With every `--ros-args` in it, as a ROS client library wants them. */
  readonly ros: readonly string[];
}

/** `--ros-args` begins what is meant for ROS; the end of the line, or `--`, ends it. */
export function splitRosArguments(args: readonly string[]): SplitArguments {
  const own: string[] = [];
  const ros: string[] = [];
  let forRos = false;
  for (const argument of args) {
    if (argument === "--ros-args") {
      forRos = true;
      ros.push(argument);
    } else if (forRos && argument === "--") {
      forRos = false;
      ros.push(argument);
    } else {
      (forRos ? ros : own).push(argument);
    }
  }
  return { own, ros };
}
