import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BatteryCharge } from "./motion/battery.ts";
import type { DeskState } from "./news.ts";
import { ENOUGH, look, type Power } from "./power.ts";
import { powerConfig } from "./power-config.ts";

const rules = powerConfig.parse({});
const left = (share: number): BatteryCharge => ({ share, charging: false });

type Moment = readonly [charge: BatteryCharge | null, desk: DeskState];

/** What is done at each of these moments, one after the other. */
function lived(...moments: readonly Moment[]): string[] {
  let power: Power = ENOUGH;
  return moments.map(([charge, desk]) => {
    const step = look(power, charge, desk, rules);
    power = step.power;
    const duty = { true: "works", false: "rests", null: "" }[String(step.serve) as "true" | "false" | "null"];
    return [step.callStaff ? "calls" : "", duty].filter(Boolean).join(" and ");
  });
}

describe("a robot whose battery empties", () => {
  it("calls the staff once, and serves on", () => {
    expect(lived([left(0.5), "waiting"], [left(0.14), "waiting"], [left(0.1), "serving"])).toEqual([
      "",
      "calls",
      "",
    ]);
  });

  it("rests when nearly nothing is left, after the visit at hand, and works again at the charger", () => {
    expect(
      lived(
        [left(0.1), "serving"],
        [left(0.04), "serving"],
        [left(0.04), "waiting"],
        [left(0.04), "off-duty"],
        [{ share: 0.04, charging: true }, "off-duty"],
        [{ share: 0.05, charging: true }, "waiting"],
      ),
    ).toEqual(["calls", "", "rests", "", "works", ""]);
  });

  it("is not fooled by a battery that recovers a little while it rests", () => {
    expect(
      lived(
        [left(0.04), "waiting"],
        [left(0.06), "off-duty"],
        [left(0.09), "off-duty"],
        [left(0.16), "waiting"],
      ),
    ).toEqual(["calls and rests", "", "works", ""]);
  });

  it("takes a battery that is silent, or does not measure, for what it was", () => {
    expect(
      lived(
        [null, "waiting"],
        [left(0.04), "waiting"],
        [null, "off-duty"],
        [{ share: null, charging: false }, "off-duty"],
      ),
    ).toEqual(["", "calls and rests", "", ""]);
  });

  it("lets whoever sends it back to work decide, and leaves a duty alone that others ended", () => {
    expect(lived([left(0.04), "waiting"], [left(0.04), "waiting"], [left(0.04), "waiting"])).toEqual([
      "calls and rests",
      "",
      "",
    ]);
    expect(lived([left(0.04), "off-duty"], [left(0.8), "off-duty"])).toEqual(["calls", ""]);
    expect(lived([left(0.04), "off-duty"], [left(0.04), "waiting"])).toEqual(["calls", ""]);
  });
});

it("never thinks better of a battery for being emptier", () => {
  const order = ["enough", "low", "critical"];
  const seen = (share: number) => order.indexOf(look(ENOUGH, left(share), "waiting", rules).power.level);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (one, other) => {
      expect(seen(Math.min(one, other))).toBeGreaterThanOrEqual(seen(Math.max(one, other)));
    }),
  );
});

it("never rests where the configuration says so, and a bound above the other one is refused", () => {
  const tireless = powerConfig.parse({ criticalShare: 0 });
  expect(look(ENOUGH, left(0), "waiting", tireless)).toMatchObject({ power: { level: "low" }, serve: null });
  expect(powerConfig.safeParse({ lowShare: 0.1, criticalShare: 0.2 }).success).toBe(false);
});
