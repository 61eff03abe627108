import { describe, expect, it } from "vitest";
import { instant } from "../kernel/clock.ts";
import { FOLLOWING, type JointWatch, watchJoint } from "./joint-watch.ts";
import { motionConfig } from "./motion-config.ts";

const { watch: RULES } = motionConfig.parse({});
const FAR = RULES.offRad * 1.5;

/** One look each 100 ms. */
function course(offs: readonly number[]): JointWatch["at"][] {
  let watch = FOLLOWING;
  return offs.map((off, index) => {
    watch = watchJoint(watch, off, instant(index * 100), RULES);
    return watch.at;
  });
}

describe("a joint", () => {
  it("that is behind while it moves is following", () => {
    expect(course([0, FAR, -FAR, FAR, 0, FAR, 0])).not.toContain("astray");
  });

  it("that stays away from its set-point is astray, and follows again when it has arrived", () => {
    const stuck = Array.from({ length: 13 }, () => -FAR);
    const at = course([...stuck, RULES.offRad * 0.8, 0, 0]);
    expect(at.indexOf("astray") * 100).toBe(RULES.forMs);
    expect(at.slice(-3)).toEqual(["astray", "following", "following"]);
  });
});
