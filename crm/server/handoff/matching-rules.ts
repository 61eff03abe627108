import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import { holds } from "../pipeline/conditions.ts";
import type { Occasion } from "./occasion.ts";

/** The active rules that an occasion sets off, in the playbook's order. Pure. */
export function matchingRules(occasion: Occasion, rules: readonly HandoffRule[]): readonly HandoffRule[] {
  return rules.filter(
    (rule) =>
      rule.active &&
      isSetOff(rule, occasion) &&
      rule.where.every((condition) => holds(condition, occasion.lead)),
  );
}

function isSetOff({ when }: HandoffRule, occasion: Occasion): boolean {
  switch (when.on) {
    case "stage":
      return occasion.on === "stage" && occasion.pipeline === when.pipeline && occasion.stage === when.stage;
    case "score":
      // From below: a score that falls to the line, or moves above it, has been handed over before.
      return occasion.on === "score" && occasion.from < when.reaches && occasion.to >= when.reaches;
    case "form":
      return occasion.on === "form" && occasion.form === when.form;
  }
}
