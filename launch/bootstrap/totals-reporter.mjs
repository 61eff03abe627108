import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A vitest reporter that writes the true totals as JSON to the file named in STELLA_TOTALS.
 *
 * Vitest's own JSON leaves out why a test was skipped and what broke outside any test: a file that could not
 * be loaded, a rejection that nobody awaited. Both count as failures here.
 *
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {{name: string, reason: string}[]} skipped
 */
export default class TotalsReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} testModules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(testModules, unhandledErrors) {
    const path = process.env.STELLA_TOTALS;
    if (!path) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(totalsOf(testModules, unhandledErrors)));
  }
}

/**
 * @param {readonly import("vitest/node").TestModule[]} testModules
 * @param {readonly unknown[]} unhandledErrors
 * @returns {Totals}
 */
export function totalsOf(testModules, unhandledErrors) {
  /** @type {Totals} */
  const totals = { passed: 0, failed: unhandledErrors.length, skipped: [] };
  for (const module of testModules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) count(test, totals);
    const broken = [module, ...module.children.allSuites()].filter((one) => one.errors().length > 0);
    totals.failed += broken.length;
  }
  return totals;
}

/**
 * @param {import("vitest/node").TestCase} test
 * @param {Totals} totals
 */
function count(test, totals) {
  const result = test.result();
  const { state } = result;
  if (state === "passed") totals.passed += 1;
  // A test that neither passed nor was skipped never came to its end: that is no success.
  else if (state === "skipped")
    totals.skipped.push({ name: test.fullName, reason: result.note ?? reasonIn(test.fullName) });
  else totals.failed += 1;
}

/**
 * A suite that a contract is run in cannot hand a note to each of its tests, so it says it in its title:
 * "the sound card's microphone (skipped where there is no sound card)". The innermost reason is the one that held.
 *
 * @param {string} fullName
 */
function reasonIn(fullName) {
  return (
    fullName
      .match(/\(skipped:? ([^)]*)\)/g)
      ?.at(-1)
      ?.slice(1, -1)
      .replace(/^skipped: /, "") ?? "no reason given"
  );
}
