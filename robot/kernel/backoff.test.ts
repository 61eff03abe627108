import { expect, it } from "vitest";
import { backoff } from "./backoff.ts";
import { seededRandom } from "./random.ts";

const rules = { firstMs: 500, longestMs: 30_000, factor: 2 };

it("waits longer after each failure, up to the longest, and never nearly zero", () => {
  const waits = backoff(rules, seededRandom(7));
  for (const ceilingMs of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]) {
    const waitMs = waits.next().value;
    expect(waitMs).toBeLessThanOrEqual(ceilingMs);
    expect(waitMs).toBeGreaterThanOrEqual(ceilingMs / 2);
  }
});

it("spreads two robots apart", () => {
  const one = backoff(rules, seededRandom(1));
  const other = backoff(rules, seededRandom(2));
  expect(one.next().value).not.toBe(other.next().value);
});
