// `npm run ros:install`: makes the ROS 2 client for the ROS 2 that is sourced in this shell, whatever was made before.
import { prepare, root } from "./prepare.mjs";
import { installRosClient, rosIsSourced } from "./ros-client.mjs";

if (!rosIsSourced(process.env)) {
  process.stderr.write(
    "ROS 2 is not sourced in this shell. Type `source /opt/ros/<distribution>/setup.bash` first, and a workspace's own setup after it.\n",
  );
  process.exit(1);
}

prepare({ ros: false });

const why = installRosClient(root, process.env, (line) => process.stderr.write(`${line}\n`), { again: true });
if (why !== null) {
  process.stderr.write(`That did not work: ${why}\n`);
  process.exit(1);
}
process.stdout.write(`The ROS 2 client is ready for ${process.env.ROS_DISTRO}.\n`);
