import type { ChargeLevel } from "./kernel/robot-health.ts";
import type { BatteryCharge } from "./motion/battery.ts";
import type { DeskState } from "./news.ts";
import type { PowerRules } from "./power-config.ts";

/** What is known of the robot's power, and what was done about it. */
export interface Power {
  readonly level: ChargeLevel;
  /** `due`: after the visit at hand. `taken`: off duty because of this. `overruled`: somebody sent it back to work. */
  readonly rest: "none" | "due" | "taken" | "overruled";
}

export const ENOUGH: Power = { level: "enough", rest: "none" };

/** A battery that is relieved shows a little more for a while; that is no charge. */
const MORE_SHARE = 0.03;

/**
 * What a look at the charge leads to: the staff are called once each time it becomes low, a visit that has begun is
 * brought to its end, and a duty that somebody else ended is not begun again. Pure.
 */
export function look(
  before: Power,
  charge: BatteryCharge | null,
  desk: DeskState,
  rules: PowerRules,
): { readonly power: Power; readonly callStaff: boolean; readonly serve: boolean | null } {
  const level = levelOf(before.level, charge, rules);
  const callStaff = before.level === "enough" && level !== "enough";
  if (level !== "critical") {
    const serve = before.rest === "taken" && desk === "off-duty" ? true : null;
    return { power: { level, rest: "none" }, callStaff, serve };
  }
  const rest = before.level === "critical" ? before.rest : "due";
  switch (rest) {
    case "due":
      // Off duty already, by whoever else: it is theirs to end.
      if (desk === "off-duty") return { power: { level, rest: "overruled" }, callStaff, serve: null };
      if (desk !== "waiting") return { power: { level, rest }, callStaff, serve: null };
      return { power: { level, rest: "taken" }, callStaff, serve: false };
    case "taken":
      return { power: { level, rest: desk === "off-duty" ? rest : "overruled" }, callStaff, serve: null };
    case "none":
    case "overruled":
      return { power: { level, rest }, callStaff, serve: null };
  }
}

function levelOf(before: ChargeLevel, charge: BatteryCharge | null, rules: PowerRules): ChargeLevel {
  // Nobody knows: it is what it was.
  if (charge === null || charge.share === null) return before;
  if (charge.charging) return "enough";
  const { share } = charge;
  const isBelow = (bound: number, was: boolean) => bound > 0 && share < bound + (was ? MORE_SHARE : 0);
  if (isBelow(rules.criticalShare, before === "critical")) return "critical";
  return isBelow(rules.lowShare, before !== "enough") ? "low" : "enough";
}
