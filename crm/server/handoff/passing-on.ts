import type { EscalationStep, HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import { candidatesOf, chooseRep, type Rep } from "./round.ts";

/** What one step of an escalation chain comes to. */
export interface PassingOn {
  /** Null: it stays where it is, and the owners are told. */
  readonly to: Rep | null;
  readonly event: "reassigned" | "escalated";
  readonly steps: readonly string[];
}

/**
 * Who gets a task that nobody took on. Pure.
 *
 * @param rule the one that made the task, as it is now; null when it has been removed
 * @param holder who has the task and did nothing
 */
export function passingOn(
  step: EscalationStep,
  rule: HandoffRule | null,
  reps: readonly Rep[],
  holder: Rep | null,
): PassingOn {
  const event = step.to === "reassign" ? "reassigned" : "escalated";
  const late = `${holder?.name ?? "Nobody"} ${holder ? "did not take it on" : "took it on"} within ${step.afterMinutes} minutes.`;
  const others = candidatesFor(step, rule, reps).filter(({ member }) => member !== holder?.member);
  if (others.length === 0)
    return { to: null, event, steps: [late, "There is nobody else to give it to; the owners are told."] };
  // A member who is named gets it whatever else they have: they are named for this.
  if (step.to !== "reassign" && "member" in step.to) {
    const [named] = others;
    return { to: named ?? null, event, steps: [late, `It goes to ${named?.name}, as the chain says.`] };
  }
  const { rep, steps } = chooseRep(others, { assignee: null, previous: null });
  return {
    to: rep,
    event,
    steps: [late, ...steps, ...(rep ? [] : ["It stays where it is; the owners are told."])],
  };
}

function candidatesFor(
  { to }: EscalationStep,
  rule: HandoffRule | null,
  reps: readonly Rep[],
): readonly Rep[] {
  if (to === "reassign") return candidatesOf(rule?.assign?.among ?? { role: "owner" }, reps);
  return candidatesOf("member" in to ? { members: [to.member] } : to, reps);
}
