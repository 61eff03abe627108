import { and, eq, sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";

/**
 * Lets go of everything that names a member who leaves. What was closed or done names nobody afterwards; who did it
 * stays in the logs, which keep names of their own.
 */
export async function releaseWork(
  transaction: Database,
  accountId: string,
  member: string,
  _at: WallTime,
): Promise<void> {
  const released = await transaction
    .update(leads)
    .set({ assignee: null, revision: sql`${leads.revision} + 1` })
    .where(and(eq(leads.accountId, accountId), eq(leads.assignee, member)))
    .returning({ id: leads.id });
  await transaction
    .update(tasks)
    .set({ assignee: null })
    .where(and(eq(tasks.accountId, accountId), eq(tasks.assignee, member)));
  await transaction
    .update(contacts)
    .set({ ownerMember: null })
    .where(and(eq(contacts.accountId, accountId), eq(contacts.ownerMember, member)));
  await announce(transaction, accountId, ...released.map(({ id }) => ({ what: "lead" as const, id })));
}
