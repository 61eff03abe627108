import { and, eq, isNull, sql } from "drizzle-orm";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { taskEvents, tasks } from "../storage/schema/handoff.ts";

/** Ends what was still to do about a lead that has ended: nobody is reminded of it, or passed it, any more. */
export async function endTasks(
  transaction: Database,
  at: Date,
  {
    accountId,
    lead,
    because,
  }: { readonly accountId: string; readonly lead: string; readonly because: string },
): Promise<void> {
  const ended = await transaction
    .update(tasks)
    .set({
      doneAt: at,
      acknowledgedAt: sql`coalesce(${tasks.acknowledgedAt}, ${at.toISOString()})`,
      outcome: because,
    })
    .where(and(eq(tasks.accountId, accountId), eq(tasks.leadId, lead), isNull(tasks.doneAt)))
    .returning({ id: tasks.id, assignee: tasks.assignee });
  if (ended.length === 0) return;
  await transaction.insert(taskEvents).values(
    ended.map(({ id, assignee }) => ({
      taskId: id,
      at,
      event: "done" as const,
      assignee,
      detail: because,
    })),
  );
  await announce(transaction, accountId, ...ended.map(({ id }) => ({ what: "task" as const, id })));
}
