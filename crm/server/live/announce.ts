import { sql } from "drizzle-orm";
import type { Change } from "../../contract/live.ts";
import type { Database } from "../storage/database.ts";

/** The channel on which hubs tell one another, and themselves, what changed. */
export const CHANGES = "stella_changes";

/**
 * Tells every hub on this database that something of the account changed, when the transaction commits and only
 * then. PostgreSQL drops repetitions within one transaction.
 */
export async function announce(
  transaction: Database,
  accountId: string,
  ...changes: Change[]
): Promise<void> {
  for (const { what, id } of changes) {
    await transaction.execute(
      sql`SELECT pg_notify(${CHANGES}, ${JSON.stringify({ account: accountId, what, id })})`,
    );
  }
}
