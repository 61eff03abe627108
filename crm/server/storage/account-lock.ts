import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/**
 * Keeps everybody else who takes it out of this account's contacts, rounds and rules until the transaction ends: two
 * visits of one person that arrive at once become one contact, and no rep is skipped.
 */
export async function lockAccount(transaction: Database, accountId: string): Promise<void> {
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${accountId}, 0))`);
}
