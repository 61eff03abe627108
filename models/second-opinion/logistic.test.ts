import { describe, expect, it } from "vitest";
import { seededRandom } from "../../robot/kernel/random.ts";
import { fitLogistic, likelihood } from "./logistic.ts";

describe("logistic regression", () => {
  it("finds the weights again that examples were drawn by", () => {
    const random = seededRandom(3);
    const examples = Array.from({ length: 20_000 }, () => {
      const traits = [4 * random.next() - 2, 10 * random.next()];
      return { traits, isSo: random.next() < likelihood([1, -2, 0.3], traits) };
    });
    const [constant = 0, first = 0, second = 0] = fitLogistic(examples);
    expect(constant).toBeCloseTo(1, 0);
    expect(first).toBeCloseTo(-2, 0);
    expect(second).toBeCloseTo(0.3, 1);
  });

  it("stays finite where a trait tells everything", () => {
    const examples = [-2, -1, 1, 2].map((trait) => ({ traits: [trait], isSo: trait > 0 }));
    const [constant = Number.NaN, weight = Number.NaN] = fitLogistic(examples);
    expect(constant).toBeCloseTo(0);
    expect(weight).toBeGreaterThan(3);
    expect(weight).toBeLessThan(100);
  });
});
