import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Erasure } from "../../contract/contact.ts";
import { moment } from "../../contract/page.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import type { Database } from "../storage/database.ts";
import { erasures } from "../storage/schema/contacts.ts";

const place = z.tuple([moment, z.uuid()]);

interface OrderOfErasure {
  readonly robot: string;
  readonly answeredAt: string | null;
  readonly erased: number | null;
}

/** The robots' answers, as they stand now. */
const ordersOf = sql<OrderOfErasure[]>`(
  SELECT coalesce(json_agg(json_build_object(
    'robot', robot.name, 'answeredAt', given.answered_at, 'erased', (given.receipt ->> 'erased')::int
  ) ORDER BY robot.name, given.id), '[]')
  FROM robot_orders given JOIN robots robot ON robot.id = given.robot_id
  WHERE given.id IN (SELECT ordered.id::uuid FROM jsonb_array_elements_text(erasures.orders) AS ordered (id)))`;

/** Receipts, the newest first. */
export async function listErasures(
  database: Database,
  accountId: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Erasure>> {
  const behind = decodeCursor(page.cursor, place);
  const rows = await readErasures(
    database,
    accountId,
    behind
      ? sql`(${erasures.requestedAt}, ${erasures.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
      : undefined,
    page.limit + 1,
  );
  return pageFrom(rows, page.limit, ({ requestedAt, id }) => [requestedAt, id]);
}

export async function readErasure(database: Database, accountId: string, id: string): Promise<Erasure> {
  const [found] = await readErasures(database, accountId, eq(erasures.id, id), 1);
  if (!found) throw new Error("an erasure that was just made is not there");
  return found;
}

async function readErasures(
  database: Database,
  accountId: string,
  where: SQL | undefined,
  limit: number,
): Promise<Erasure[]> {
  const rows = await database
    .select({ erasure: erasures, orders: ordersOf })
    .from(erasures)
    .where(and(eq(erasures.accountId, accountId), where))
    .orderBy(desc(erasures.requestedAt), desc(erasures.id))
    .limit(limit);
  return rows.map(({ erasure, orders }) => receiptOf(erasure, orders));
}

/** Done when the last robot has confirmed; at once where no robot had anything. */
function receiptOf(
  { id, contactId, requestedAt, reason, removed }: typeof erasures.$inferSelect,
  orders: readonly OrderOfErasure[],
): Erasure {
  const robots = orders.map(({ robot, answeredAt, erased }) => ({
    robot,
    confirmedAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    erased,
  }));
  const confirmed = robots.flatMap(({ confirmedAt }) => confirmedAt ?? []);
  const isDone = confirmed.length === robots.length;
  return {
    id,
    contact: contactId,
    requestedAt: requestedAt.toISOString(),
    reason,
    doneAt: isDone ? ([requestedAt.toISOString(), ...confirmed].sort().at(-1) ?? null) : null,
    removed,
    robots,
  };
}
