import { and, eq } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { members } from "../storage/schema/accounts.ts";

/** Whether leads of this account can be given to them. */
export async function isMember(transaction: Database, accountId: string, memberId: string): Promise<boolean> {
  const rows = await transaction
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), eq(members.organizationId, accountId)));
  return rows.length > 0;
}
