// `npm test`: sets the machine up, checks the house, runs every test, and counts truthfully.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lastLineOf } from "./last-line.mjs";
import { buildPages } from "./pages.mjs";
import { prepare, programOf, root } from "./prepare.mjs";

prepare();

/** @type {[name: string, check: () => {ok: boolean, output: string}][]} */
const checks = [
  ["format and lint", () => run("@biomejs/biome", "bin/biome", ["ci", "--colors=off", "."])],
  ["types", () => run("typescript", "bin/tsc", ["--project", "."])],
  ["nothing unused", () => run("knip", "bin/knip.js", [])],
  ["pages build", buildPages],
];

/** @type {import("./totals-reporter.mjs").Totals} */
const totals = { passed: 0, failed: 0, skipped: [] };
for (const [name, check] of checks) {
  const { ok, output } = check();
  totals[ok ? "passed" : "failed"] += 1;
  process.stdout.write(`${ok ? "ok    " : "FAILED"} ${name}\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`);
}

const tests = runTests(process.argv.slice(2));
totals.passed += tests.passed;
totals.failed += tests.failed;
totals.skipped.push(...tests.skipped);

for (const { name, reason } of totals.skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`);
process.stdout.write(`${lastLineOf(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

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

/**
 * Every test in vitest, shown as it goes. A run that died before it could count is one failure.
 *
 * @param {readonly string[]} words
 * @returns {import("./totals-reporter.mjs").Totals}
 */
function runTests(words) {
  const path = join(root, "var", "test-totals.json");
  rmSync(path, { force: true });
  const reporters = [
    "--reporter=default",
    `--reporter=${join(root, "launch/bootstrap/totals-reporter.mjs")}`,
  ];
  const done = spawnSync(
    process.execPath,
    [programOf("vitest", "vitest.mjs"), "run", "--passWithNoTests=false", ...reporters, ...words],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, STELLA_TOTALS: path } },
  );
  if (!existsSync(path)) {
    process.stdout.write(`FAILED vitest ended without counting (exit code ${done.status ?? done.signal})\n`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const counted = JSON.parse(readFileSync(path, "utf8"));
  if (done.status !== 0 && counted.failed === 0) return { ...counted, failed: 1 };
  return counted;
}
