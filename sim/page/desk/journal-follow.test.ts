import { describe, expect, it } from "vitest";
import { followsAfter } from "./journal-follow.ts";

const window100 = { windowPx: 100, contentPx: 500 };

describe("the journal's end", () => {
  it("is followed while the window stands there", () => {
    expect(followsAfter(true, { ...window100, topPx: 400, beforePx: 380 })).toBe(true);
  });

  it("is followed still when lines came between scrolling and being told of it", () => {
    expect(followsAfter(true, { windowPx: 100, contentPx: 900, topPx: 400, beforePx: 400 })).toBe(true);
  });

  it("is let go by who scrolls up, and not taken up again on the way back down", () => {
    expect(followsAfter(true, { ...window100, topPx: 300, beforePx: 400 })).toBe(false);
    expect(followsAfter(false, { ...window100, topPx: 350, beforePx: 300 })).toBe(false);
  });

  it("is taken up again by who comes back to it, give or take a line", () => {
    expect(followsAfter(false, { ...window100, topPx: 380, beforePx: 300 })).toBe(true);
  });
});
