import { describe, expect, it } from "vitest";
import { instant } from "../kernel/clock.ts";
import { afterTouch, type TouchAllowance } from "./touch-allowance.ts";

const fresh: TouchAllowance = { used: 0, asOf: instant(0) };

/** How many of `touches`, one every `everyMs`, pass at 20 a second. */
function passed(touches: number, everyMs: number): number {
  let allowance: TouchAllowance | null = fresh;
  for (let count = 0; count < touches; count++) {
    allowance = afterTouch(allowance, instant(count * everyMs), 20);
    if (!allowance) return count;
  }
  return touches;
}

describe("the allowance of touches", () => {
  it("never stops fingers, even quick ones", () => {
    expect(passed(1000, 60)).toBe(1000);
  });

  it("takes a burst of a second's worth", () => {
    expect(passed(20, 0)).toBe(20);
  });

  it("stops a page that keeps flooding", () => {
    expect(passed(1000, 1)).toBeLessThan(25);
  });
});
