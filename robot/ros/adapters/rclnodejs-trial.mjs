// Run in a process of its own by rclnodejs-guard.ts: loads the native library named on the command line, as rclnodejs
// would, and starts ROS with it. What is wrong with either may end this process; that is what it is for.
import { createRequire } from "node:module";

const native = createRequire(import.meta.url)(process.argv[2] ?? "");
const context = native.createContext();
native.init(context, ["stella"], undefined);
native.shutdown(context);
process.stdout.write("works\n");
