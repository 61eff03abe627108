import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";

const row = z.object({ id: z.string() });

/**
 * Contacts with whom nothing has happened since then, the longest untouched first: no visit, move, contact, note, changed
 * field or work on a task. That a lead is still open keeps nobody.
 */
export async function untouchedContacts(
  database: Database,
  accountId: string,
  since: Date,
  which: { readonly limit: number } | { readonly only: string },
): Promise<readonly string[]> {
  const then = sql`${since.toISOString()}::timestamptz`;
  const rows = await readRows(
    database,
    sql`
      SELECT c.id FROM contacts c
      WHERE c.account_id = ${accountId} AND c.erased_at IS NULL AND c.merged_into IS NULL
        ${"only" in which ? sql`AND c.id = ${which.only}` : sql``}
        AND c.last_seen_at < ${then} AND c.created_at < ${then}
        AND NOT EXISTS (SELECT FROM intakes i WHERE i.contact_id = c.id AND i.received_at >= ${then})
        AND NOT EXISTS (SELECT FROM notes n WHERE n.contact_id = c.id AND n.at >= ${then})
        AND NOT EXISTS (
          SELECT FROM leads l
          WHERE l.contact_id = c.id AND (
            l.entered_at >= ${then} OR l.first_contact_at >= ${then}
            OR EXISTS (SELECT FROM field_changes f WHERE f.lead_id = l.id AND f.at >= ${then})
            OR EXISTS (
              SELECT FROM tasks k WHERE k.lead_id = l.id AND greatest(k.acknowledged_at, k.done_at) >= ${then})))
      ORDER BY c.last_seen_at
      LIMIT ${"limit" in which ? which.limit : 1}`,
    row,
  );
  return rows.map(({ id }) => id);
}
