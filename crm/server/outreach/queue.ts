import { sql } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { enqueue } from "../jobs/job.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { derivedId } from "../storage/derived-id.ts";
import { insertRows } from "../storage/insert-rows.ts";
import { deliveries } from "../storage/schema/handoff.ts";
import type { Mail } from "./letter.ts";

type Channel = "email" | "webhook";

/** The kinds of the jobs that carry deliveries. Two, so that neither keeps the other waiting. */
export const carriedBy: Readonly<Record<Channel, string>> = {
  email: "deliver-mail",
  webhook: "deliver-webhook",
};

export type NewDelivery = Pick<
  typeof deliveries.$inferInsert,
  "id" | "channel" | "webhookId" | "target" | "event" | "leadId" | "body"
>;

/** Leaves messages to be sent after the commit. One whose id is there already is not sent again. */
export async function queueDeliveries(
  transaction: Database,
  accountId: string,
  at: Date,
  fresh: readonly NewDelivery[],
): Promise<void> {
  if (fresh.length === 0) return;
  const queued = await insertRows(
    transaction,
    deliveries,
    fresh.map((delivery) => ({
      ...delivery,
      accountId,
      state: "waiting" as const,
      createdAt: at,
      nextAt: at,
    })),
    sql`ON CONFLICT DO NOTHING`,
  );
  const isQueued = new Set(queued);
  await enqueue(
    transaction,
    ...fresh
      .filter(({ id }) => isQueued.has(id))
      .map(({ id, channel }) => ({ kind: carriedBy[channel], key: id, body: { delivery: id }, runAt: at })),
  );
  await announce(transaction, accountId, ...queued.map((id) => ({ what: "delivery" as const, id })));
}

export interface NewMail {
  /** An e-mail address. */
  readonly to: string;
  /** What it is about, such as `invitation`. */
  readonly event: string;
  /** Names this one mail: the same one is sent once. */
  readonly occasion: string;
  readonly leadId: string | null;
  readonly mail: Mail;
}

/** Whether mails leave this hub at all. */
export function hasMailServer({ settings }: Pick<HubCore, "settings">): boolean {
  return settings.mail !== null;
}

/** Leaves mails to be sent after the commit. Only where {@link hasMailServer}. */
export async function queueMails(
  transaction: Database,
  accountId: string,
  at: Date,
  mails: readonly NewMail[],
): Promise<void> {
  const fresh = mails.map(({ to, event, occasion, leadId, mail }) => ({
    id: `msg_${derivedId("mail", accountId, to, event, occasion)}`,
    channel: "email" as const,
    target: to,
    event,
    leadId,
    body: { ...mail },
  }));
  await queueDeliveries(transaction, accountId, at, fresh);
}
