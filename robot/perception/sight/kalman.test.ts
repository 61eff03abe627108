import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../kernel/random.ts";
import { correct, type Estimate, estimateFrom, predict } from "./kalman.ts";

describe("the Kalman filter", () => {
  it("learns the speed of something that moves evenly", () => {
    let estimate = estimateFrom(0, 1, 10);
    for (let i = 1; i <= 30; i++) estimate = correct(predict(estimate, 0.1, 0.1), i * 0.5, 0.1);
    expect(estimate.value).toBeCloseTo(15, 1);
    expect(estimate.rate).toBeCloseTo(5, 1);
  });

  it("is less wrong than what it is told", () => {
    const random = seededRandom(7);
    let estimate = estimateFrom(0, 1, 1);
    let told = 0;
    let believed = 0;
    for (let i = 1; i <= 500; i++) {
      const truth = Math.sin(i / 40);
      const noise = (random.next() - 0.5) * 0.4;
      estimate = correct(predict(estimate, 0.1, 0.5), truth + noise, 0.12);
      told += noise ** 2;
      believed += (estimate.value - truth) ** 2;
    }
    expect(believed).toBeLessThan(told / 2);
  });

  it("never claims a negative variance, whatever it goes through", () => {
    const step = fc.record({
      seconds: fc.double({ min: 0, max: 10, noNaN: true }),
      measured: fc.option(fc.double({ min: -1000, max: 1000, noNaN: true })),
      std: fc.double({ min: 0.001, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        let estimate: Estimate = estimateFrom(0, 1, 1);
        for (const { seconds, measured, std } of steps) {
          estimate = predict(estimate, seconds, 1);
          if (measured !== null) estimate = correct(estimate, measured, std);
          expect(estimate.valueVariance).toBeGreaterThanOrEqual(0);
          expect(estimate.rateVariance).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
    );
  });
});
