import { expect, it } from "vitest";
import { whyOf } from "./why.ts";

it("a dwell is told with how long of how long, and where it leads", () => {
  const why = { evidence: "within-reach", leadsTo: "engaged", heldMs: 400, neededMs: 600 } as const;
  expect(whyOf({ why })).toBe("stands within reach: 0.4 of 0.6 s to engaged");
});

it("what leads nowhere is told as it is", () => {
  expect(whyOf({ why: { evidence: "passing-by", leadsTo: null, heldMs: 0, neededMs: 0 } })).toBe("passes by");
});
