import { describe, expect, it } from "vitest";
import { chargeIn } from "./ros-battery.ts";

function state(percentage: number, power_supply_status = 2) {
  const header = { stamp: { sec: 0, nanosec: 0 }, frame_id: "" };
  return { header, voltage: 24, percentage, power_supply_status, present: true };
}

describe("a battery's reading", () => {
  it.each([
    ["a share", 0.4, 0.4],
    ["none where the driver measures none", Number.NaN, null],
    ["none where the driver sends per cent", 40, null],
    ["none below nothing", -0.1, null],
  ])("is %s", (_, percentage, share) => {
    expect(chargeIn(state(percentage)).share).toBe(share);
  });

  it("is charging only while the driver says so", () => {
    expect([0, 1, 2, 3, 4].map((status) => chargeIn(state(0.5, status)).charging)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
