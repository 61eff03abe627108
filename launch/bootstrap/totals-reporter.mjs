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
 * @property {{name: string, reason: string}[]} failed
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
  const totals = { passed: 0, failed: [], skipped: [] };
  for (const error of unhandledErrors) {
    totals.failed.push({ name: "outside any test", reason: firstLineOf([error]) });
  }
  for (const module of testModules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) count(test, totals);
    for (const one of [module, ...module.children.allSuites()]) {
      if (one.errors().length === 0) continue;
      const name = one.type === "suite" ? placeOf(one) : one.relativeModuleId;
      totals.failed.push({ name, reason: firstLineOf(one.errors()) });
    }
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
  else totals.failed.push({ name: placeOf(test), reason: firstLineOf(result.errors) });
}

/** @param {import("vitest/node").TestCase | import("vitest/node").TestSuite} one */
function placeOf(one) {
  return `${one.module.relativeModuleId} > ${one.fullName}`;
}

/** @param {readonly unknown[] | undefined} errors */
function firstLineOf(errors) {
  const first = /** @type {{message?: unknown} | undefined} */ (errors?.[0]);
  return String(first?.message ?? "it never came to its end").split("\n")[0] ?? "";
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
