import { eq } from "drizzle-orm";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { taskEvents, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { giveLead } from "./give-lead.ts";
import { watchTasks } from "./task-store.ts";

/** What is kept of a task. */
export type StoredTask = typeof tasks.$inferSelect;

export interface Giving {
  /** Null: to nobody. */
  readonly to: { readonly member: string; readonly name: string } | null;
  readonly event: "reassigned" | "escalated";
  readonly detail: string;
  /** Steps of its chain that are behind it now. */
  readonly escalations: number;
  /** They know of it already: nobody has to be reminded. */
  readonly isAcknowledged: boolean;
}

/**
 * Gives an open task to somebody else, and its lead with it where the lead went the same way so far. In the caller's
 * transaction, which holds the account's lock. Whoever is told of it is the caller's business.
 */
export async function giveTask(
  transaction: Database,
  at: Date,
  task: StoredTask,
  { to, event, detail, escalations, isAcknowledged }: Giving,
): Promise<void> {
  // No two givings share a moment: the job that looks after one is known by it.
  const givenAt = new Date(Math.max(at.getTime(), task.givenAt.getTime() + 1));
  await transaction
    .update(tasks)
    .set({
      assignee: to?.member ?? null,
      givenAt,
      escalations,
      acknowledgedAt: isAcknowledged ? at : null,
    })
    .where(eq(tasks.id, task.id));
  await transaction
    .insert(taskEvents)
    .values({ taskId: task.id, at, event, assignee: to?.name ?? null, detail });
  await takeLeadAlong(transaction, task, to?.member ?? null);
  if (!isAcknowledged)
    await watchTasks(transaction, givenAt, [{ id: task.id, escalate: task.escalate, escalations }]);
  await announce(transaction, task.accountId, { what: "task", id: task.id });
}

/** Where the lead went the same way so far: whoever had the task had it, or nobody did. */
async function takeLeadAlong(
  transaction: Database,
  { accountId, leadId, assignee }: StoredTask,
  member: string | null,
): Promise<void> {
  const [lead] = await transaction.select({ holder: leads.assignee }).from(leads).where(eq(leads.id, leadId));
  if (lead && (lead.holder === null || lead.holder === assignee))
    await giveLead(transaction, accountId, leadId, member);
}
