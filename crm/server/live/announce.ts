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
  if (changes.length === 0) return;
  const payloads = changes.map(({ what, id }) => JSON.stringify({ account: accountId, what, id }));
  // One statement however many they are: a window of records changes hundreds of things.
  await transaction.execute(
    sql`SELECT pg_notify(${CHANGES}, payload) FROM json_array_elements_text(${JSON.stringify(payloads)}::json) payload`,
  );
}
