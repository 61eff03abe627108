// `npm run test:ros`: the tests that need a real ROS 2, and nothing else. Without one it fails, where `npm test` skips.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPages } from "./pages.mjs";
import { prepare, root } from "./prepare.mjs";
import { rosIsSourced } from "./ros-client.mjs";
import { conclude, runTests } from "./vitest-run.mjs";

if (!rosIsSourced(process.env)) {
  const reason = "it is not sourced in this shell. Type `source /opt/ros/<distribution>/setup.bash` first.";
  conclude({ passed: 0, failed: [{ name: "ROS 2", reason }], skipped: [] });
} else {
  prepare();
  // The robot shows one of them, and does not start without it.
  const { ok, output } = buildPages();
  if (ok) conclude(runOnRos());
  else conclude({ passed: 0, failed: [{ name: "pages build", reason: output.trimEnd() }], skipped: [] });
}

function runOnRos() {
  // What a test cannot do without is then its failure.
  process.env.STELLA_TEST_NEEDS_ROS = "1";
  return runTests([...rosTests(), ...process.argv.slice(2)]);
}

/** Test files that join a real graph: those that import what joins it. */
function rosTests() {
  return ["robot", "sim", "launch", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path))
      .filter((path) => path.endsWith(".test.ts"))
      .filter((path) => readFileSync(join(root, path), "utf8").includes('/real-graph.ts"')),
  );
}
