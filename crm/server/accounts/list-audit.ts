import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { AuditEntry } from "../../contract/account.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import type { Database } from "../storage/database.ts";
import { audit } from "../storage/schema/accounts.ts";

const place = z.tuple([z.int()]);

/** Who did what in an account, the newest first. */
export async function auditPage(
  database: Database,
  accountId: string,
  query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    /** Such as `robot.revoked`. */
    readonly action?: string | undefined;
    /** The id of what it was done to. */
    readonly subject?: string | undefined;
  },
): Promise<Page<AuditEntry>> {
  const behind = decodeCursor(query.cursor, place);
  const rows = await database
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.accountId, accountId),
        behind === null ? undefined : lt(audit.order, behind[0]),
        query.action === undefined ? undefined : eq(audit.action, query.action),
        query.subject === undefined ? undefined : eq(audit.subjectId, query.subject),
      ),
    )
    .orderBy(desc(audit.order))
    .limit(query.limit + 1);
  const { items, next } = pageFrom(rows, query.limit, (row) => [row.order]);
  return {
    items: items.map((row) => ({
      order: row.order,
      at: row.at.toISOString(),
      by: row.actor,
      action: row.action,
      subject: { kind: row.subjectKind, id: row.subjectId },
      detail: row.detail,
    })),
    next,
  };
}
