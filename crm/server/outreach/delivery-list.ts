import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { moment } from "../../contract/page.ts";
import type { Delivery, listDeliveries } from "../../contract/webhook.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { enqueue, hurry } from "../jobs/job.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { deliveries, webhooks } from "../storage/schema/handoff.ts";
import { carriedBy } from "./queue.ts";

type StoredDelivery = typeof deliveries.$inferSelect;

const place = z.tuple([moment, z.string()]);

export async function deliveryPage(
  database: Database,
  { accountId }: Asker,
  query: z.output<typeof listDeliveries.query>,
): Promise<Page<Delivery>> {
  const behind = decodeCursor(query.cursor, place);
  const rows = await database
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.accountId, accountId),
        query.state === undefined ? undefined : eq(deliveries.state, query.state),
        behind
          ? sql`(${deliveries.createdAt}, ${deliveries.id}) < (${behind[0]}::timestamptz, ${behind[1]})`
          : undefined,
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(query.limit + 1);
  return pageFrom(rows.map(asDelivery), query.limit, ({ createdAt, id }) => [createdAt, id]);
}

/** Throws `notFound`. */
export async function readDelivery(
  database: Database,
  { accountId }: Asker,
  id: string,
): Promise<StoredDelivery> {
  const [row] = await database
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, id), eq(deliveries.accountId, accountId)));
  if (!row) throw notFound("delivery");
  return row;
}

/**
 * Begins anew with a dead letter, at the address that its webhook has now; one that waits is tried at once. Throws a
 * `Refusal` for what is delivered, or erased.
 */
export async function retry(core: HubCore, asker: Asker, id: string): Promise<Delivery> {
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    const delivery = await readDelivery(transaction, asker, id);
    if (delivery.state === "delivered" || delivery.body === null) throw nothingToRetry();
    const [webhook] = delivery.webhookId
      ? await transaction
          .select({ url: webhooks.url })
          .from(webhooks)
          .where(eq(webhooks.id, delivery.webhookId))
      : [];
    const [waiting] = await transaction
      .update(deliveries)
      .set({ state: "waiting", nextAt: new Date(at), target: webhook?.url ?? delivery.target })
      .where(eq(deliveries.id, id))
      .returning();
    if (!waiting) throw notFound("delivery");
    const job = { kind: carriedBy[delivery.channel], key: id, runAt: at };
    if (delivery.state === "dead") await enqueue(transaction, { ...job, body: { delivery: id } });
    else await hurry(transaction, job);
    const { accountId, actor } = asker;
    const subject = { kind: "delivery", id };
    await record(transaction, at, { accountId, actor, action: "delivery.retried", subject });
    await announce(transaction, accountId, { what: "delivery", id });
    return asDelivery(waiting);
  });
}

export function asDelivery(row: StoredDelivery): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    target: row.target,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}

function nothingToRetry(): Refusal {
  return new Refusal({
    code: "nothing-to-retry",
    title: "There is nothing to send again.",
    status: 409,
    detail: "What was delivered is not kept, and neither is what was erased.",
  });
}
