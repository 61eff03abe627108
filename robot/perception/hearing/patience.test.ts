import { expect, it } from "vitest";
import { hearingConfig } from "./hearing-config.ts";
import { patienceMs } from "./patience.ts";

const rules = hearingConfig.parse({}).patience;

it("waits longer for what is spelled than for a yes, and longest for what is told", () => {
  const waits = (["brief", "normal", "spelling", "long"] as const).map((patience) =>
    patienceMs(patience, "complete", rules),
  );
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(new Set(waits).size).toBe(4);
});

it("ends a number soon after its last digit, but waits for one that is missing", () => {
  expect(patienceMs("digits", "complete", rules)).toBe(rules.normalMs);
  expect(patienceMs("digits", "unfinished", rules)).toBe(rules.unfinishedMs);
});

it("does not wait for noise in which no word was heard", () => {
  expect(patienceMs("brief", "nothing", rules)).toBe(rules.briefMs);
});
