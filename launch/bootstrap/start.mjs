// `npm start`: sets the machine up, builds the pages, and hands over to `stella start`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildPages } from "./pages.mjs";
import { prepare, root } from "./prepare.mjs";

/** npm passes on a Ctrl+C that the terminal has sent here already; a person takes longer to press it again. */
const ONE_KEYPRESS_MS = 500;

prepare();

const pages = buildPages();
if (!pages.ok)
  process.stderr.write(`The pages could not be built; the robot starts without them.\n${pages.output}`);

// In a process group of its own, so that a Ctrl+C reaches it once, from here: it takes a second one as an order
// to drop everything.
const stella = spawn(process.execPath, [join(root, "launch/stella.mjs"), "start", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  detached: true,
});

let askedAtMs = 0;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (askedAtMs === 0) {
      askedAtMs = Date.now();
      stella.kill("SIGTERM");
    } else if (Date.now() - askedAtMs > ONE_KEYPRESS_MS) {
      stella.kill("SIGKILL");
    }
  });
}
stella.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
