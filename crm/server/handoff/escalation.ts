import type { EscalationStep } from "../../contract/playbook/handoff-rule.ts";

const MINUTE_MS = 60_000;

/** What escalation looks at of a task. */
export interface Watched {
  readonly givenAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly doneAt: Date | null;
  readonly escalate: readonly EscalationStep[];
  /** Steps of the chain that were taken. */
  readonly escalations: number;
}

export type Escalation =
  | { readonly is: "over" }
  | { readonly is: "waiting"; readonly until: Date }
  | { readonly is: "due"; readonly step: EscalationStep };

/** Whether a task has to be passed on. Pure. Each step counts from when the task was given to whoever has it. */
export function escalationOf(task: Watched, now: Date): Escalation {
  const step = task.escalate[task.escalations];
  if (task.acknowledgedAt || task.doneAt || !step) return { is: "over" };
  const until = new Date(task.givenAt.getTime() + step.afterMinutes * MINUTE_MS);
  return until.getTime() <= now.getTime() ? { is: "due", step } : { is: "waiting", until };
}
