import { sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { deliveries, jobs } from "../storage/schema/handoff.ts";
import { carriedBy } from "./queue.ts";

/**
 * Lets everything else that waits for a receiver wait until then: one that does not answer would otherwise be asked by
 * every message in turn, each for as long as the hub has patience, while other receivers wait.
 */
export async function holdBack(database: Database, webhookId: string, until: Date): Promise<void> {
  const at = until.toISOString();
  await database.execute(sql`
    WITH held AS (
      UPDATE ${deliveries} SET next_at = ${at}::timestamptz
      WHERE webhook_id = ${webhookId} AND state = 'waiting' AND next_at < ${at}::timestamptz
      RETURNING id)
    UPDATE ${jobs} SET run_at = ${at}::timestamptz
    FROM held
    WHERE kind = ${carriedBy.webhook} AND key = held.id AND claimed_until IS NULL AND dead_at IS NULL`);
}
