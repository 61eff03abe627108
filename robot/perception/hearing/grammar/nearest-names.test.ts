import { describe, expect, it } from "vitest";
import { nearestNames } from "./nearest-names.ts";

describe("the names nearest to bare letters", () => {
  it.each([
    ["n i l l k r", "m i l l e r"],
    ["g a r t i a", "g a r c i a"],
    ["m a r i k", "m a r i a"],
  ])("%s may have been %s", (heard, meant) => {
    expect(nearestNames(heard)).toContain(meant);
  });

  it("are none when the letters are a name, far from any, or no letters at all", () => {
    expect(nearestNames("m i l l e r")).toEqual([]);
    expect(nearestNames("x q z x q z")).toEqual([]);
    expect(nearestNames("s as in sierra")).toEqual([]);
    expect(nearestNames("john smith")).toEqual([]);
  });
});
