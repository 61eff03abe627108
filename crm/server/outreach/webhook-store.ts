import { createHash } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { isoOf } from "../../../robot/kernel/clock.ts";
import type { AuditAction } from "../../contract/audit-action.ts";
import type { createWebhook, editWebhook, Webhook } from "../../contract/webhook.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { deliveries, webhooks } from "../storage/schema/handoff.ts";
import { queueDeliveries } from "./queue.ts";
import { refuseAddress } from "./webhook-url.ts";

type StoredWebhook = typeof webhooks.$inferSelect;

/** Of Standard Webhooks: tells people and secret scanners what it is. */
const SECRET_PREFIX = "whsec_";
const SECRET_BYTES = 24;

export async function listedWebhooks(database: Database, { accountId }: Asker): Promise<Webhook[]> {
  const rows = await database
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.accountId, accountId), isNull(webhooks.removedAt)))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  return rows.map(asWebhook);
}

/** With the secret, which nobody is told again. Throws a `Refusal` for an address that nothing is sent to. */
export async function makeWebhook(
  core: HubCore,
  asker: Asker,
  body: z.output<typeof createWebhook.body>,
): Promise<Webhook & { secret: string }> {
  refuseAddress(body.url, core.settings);
  const secret = newSecret(core);
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    const [made] = await transaction
      .insert(webhooks)
      .values({ ...body, accountId: asker.accountId, secret, createdAt: new Date(at) })
      .returning();
    if (!made) throw new Error("an insert returned no row");
    await note(core, transaction, asker, "webhook.created", made.id, { events: body.events });
    return { ...asWebhook(made), secret: `${SECRET_PREFIX}${secret}` };
  });
}

/** What waits goes to the new address as well. Throws `notFound`. */
export async function changeWebhook(
  core: HubCore,
  asker: Asker,
  id: string,
  body: z.output<typeof editWebhook.body>,
): Promise<Webhook> {
  if (body.url !== undefined) refuseAddress(body.url, core.settings);
  return await core.database.transaction(async (transaction) => {
    const found = await findWebhook(transaction, asker, id);
    const [changed] = await transaction
      .update(webhooks)
      .set({ ...body, active: body.active ?? found.active })
      .where(eq(webhooks.id, id))
      .returning();
    if (!changed) throw new Error("an update returned no row");
    if (body.url !== undefined) {
      await transaction
        .update(deliveries)
        .set({ target: body.url })
        .where(and(eq(deliveries.webhookId, id), eq(deliveries.state, "waiting")));
    }
    await note(core, transaction, asker, "webhook.changed", id, { changed: Object.keys(body) });
    return asWebhook(changed);
  });
}

/** Throws `notFound`. */
export async function removeWebhook(core: HubCore, asker: Asker, id: string): Promise<{ done: true }> {
  return await core.database.transaction(async (transaction) => {
    await findWebhook(transaction, asker, id);
    await transaction
      .update(webhooks)
      // The row stays for its deliveries; what it signed with does not.
      .set({ active: false, removedAt: new Date(core.clock.wallNow()), secret: "" })
      .where(eq(webhooks.id, id));
    await note(core, transaction, asker, "webhook.removed", id);
    return { done: true };
  });
}

/** Sends a `ping`. Resolves to its delivery's id. Throws `notFound`. */
export async function pingWebhook(core: HubCore, asker: Asker, id: string): Promise<string> {
  const delivery = `msg_${core.random.uuid()}`;
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    const webhook = await findWebhook(transaction, asker, id);
    await queueDeliveries(transaction, asker.accountId, new Date(at), [
      {
        id: delivery,
        channel: "webhook",
        webhookId: id,
        target: webhook.url,
        event: "ping",
        leadId: null,
        body: { type: "ping", timestamp: isoOf(at), data: { webhook: id } },
      },
    ]);
    return delivery;
  });
}

async function findWebhook(transaction: Database, { accountId }: Asker, id: string): Promise<StoredWebhook> {
  const [found] = await transaction
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.id, id), eq(webhooks.accountId, accountId), isNull(webhooks.removedAt)))
    .for("update");
  if (!found) throw notFound("webhook");
  return found;
}

/** Base64 of 24 bytes, from the 244 random bits of two UUIDs. */
function newSecret({ random }: HubCore): string {
  const hash = createHash("sha256").update(`${random.uuid()}${random.uuid()}`).digest();
  return hash.subarray(0, SECRET_BYTES).toString("base64");
}

function asWebhook({ id, url, description, events, active, createdAt }: StoredWebhook): Webhook {
  return { id, url, description, events, active, createdAt: createdAt.toISOString() };
}

async function note(
  { clock }: HubCore,
  transaction: Database,
  { accountId, actor }: Asker,
  action: AuditAction,
  id: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const subject = { kind: "webhook", id };
  await record(transaction, clock.wallNow(), { accountId, actor, action, subject, detail });
}
