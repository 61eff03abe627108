import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lastLineOf } from "./last-line.mjs";
import { programOf, root } from "./prepare.mjs";

/**
 * Every test in vitest, shown as it goes. A run that died before it could count is one failure.
 *
 * @param {readonly string[]} words
 * @returns {import("./totals-reporter.mjs").Totals}
 */
export function runTests(words) {
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
    const reason = `it ended without counting (exit code ${done.status ?? done.signal})`;
    return { passed: 0, failed: [{ name: "vitest", reason }], skipped: [] };
  }
  const counted = JSON.parse(readFileSync(path, "utf8"));
  if (done.status !== 0 && counted.failed.length === 0) {
    return { ...counted, failed: [{ name: "vitest", reason: `exit code ${done.status ?? done.signal}` }] };
  }
  return counted;
}

/**
 * Says which tests were skipped and which failed, and why, then the line that scripts read; the exit code agrees with it.
 *
 * @param {import("./totals-reporter.mjs").Totals} totals
 */
export function conclude(totals) {
  for (const { name, reason } of totals.skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`);
  for (const { name, reason } of totals.failed) process.stdout.write(`FAILED ${name}: ${reason}\n`);
  process.stdout.write(`${lastLineOf(totals)}\n`);
  process.exitCode = totals.failed.length > 0 ? 1 : 0;
}
