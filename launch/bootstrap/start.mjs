// `npm start`: sets the machine up, builds the pages, and hands over to `stella start`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildPages } from "./pages.mjs";
import { prepare, root } from "./prepare.mjs";

prepare();

const pages = buildPages();
if (!pages.ok)
  process.stderr.write(`The pages could not be built; the robot starts without them.\n${pages.output}`);

const stella = spawn(process.execPath, [join(root, "launch/stella.mjs"), "start", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
// Ctrl+C reaches both of us from the terminal; from a supervisor it reaches only this process, so pass it on.
// Either way Stella decides when it is done, and a second signal is its business too.
process.on("SIGINT", () => stella.kill("SIGINT"));
process.on("SIGTERM", () => stella.kill("SIGTERM"));
process.on("SIGHUP", () => stella.kill("SIGHUP"));
stella.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
