// `npm test`: sets the machine up, checks the house, runs every test, and counts truthfully.
import { spawnSync } from "node:child_process";
import { buildPages } from "./pages.mjs";
import { prepare, programOf, root } from "./prepare.mjs";
import { conclude, runTests } from "./vitest-run.mjs";

prepare();

/** @type {[name: string, check: () => {ok: boolean, output: string}][]} */
const checks = [
  ["format and lint", () => run("@biomejs/biome", "bin/biome", ["ci", "--colors=off", "."])],
  ["types", () => run("typescript", "bin/tsc", ["--project", "."])],
  ["nothing unused", () => run("knip", "bin/knip.js", [])],
  ["pages build", buildPages],
];

/** @type {import("./totals-reporter.mjs").Totals} */
const totals = { passed: 0, failed: [], skipped: [] };
for (const [name, check] of checks) {
  const { ok, output } = check();
  if (ok) totals.passed += 1;
  else totals.failed.push({ name, reason: "see above" });
  process.stdout.write(`${ok ? "ok    " : "FAILED"} ${name}\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`);
}

const tests = runTests(process.argv.slice(2));
totals.passed += tests.passed;
totals.failed.push(...tests.failed);
totals.skipped.push(...tests.skipped);

conclude(totals);

/**
 * @param {string} packageName
 * @param {string} file inside the package
 * @param {readonly string[]} words
 */
function run(packageName, file, words) {
  const done = spawnSync(process.execPath, [programOf(packageName, file), ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` };
}
