import { and, eq, isNull } from "drizzle-orm";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { WebhookEvent } from "../../contract/webhook.ts";
import type { WebhookMessage } from "../../contract/webhook-message.ts";
import type { LeadFacts } from "../pipeline/lead-facts.ts";
import type { Database } from "../storage/database.ts";
import { derivedId } from "../storage/derived-id.ts";
import { webhooks } from "../storage/schema/handoff.ts";
import { queueDeliveries } from "./queue.ts";

type MessageOf<Event extends WebhookEvent> = Extract<WebhookMessage, { type: Event }>;

/** Something that webhooks may be told of. */
export type Happening = {
  [Event in WebhookEvent]: {
    readonly event: Event;
    readonly lead: LeadFacts;
    /** Names this one happening, such as "transition:4711": published again, nobody is told twice. */
    readonly occasion: string;
    /** What the message says beside the lead. */
    readonly data: Readonly<Omit<MessageOf<Event>["data"], "lead">>;
  };
}[WebhookEvent];

/**
 * Writes one message for every active webhook that takes the event, to be sent after the commit. A whole batch costs
 * a few statements, and one when the account has no webhook.
 *
 * @returns how many webhooks each happening is told to, in their order
 */
export async function publishEvents(
  transaction: Database,
  at: WallTime,
  accountId: string,
  happenings: readonly Happening[],
): Promise<readonly number[]> {
  if (happenings.length === 0) return [];
  const listening = await transaction
    .select({ id: webhooks.id, url: webhooks.url, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.accountId, accountId), eq(webhooks.active, true), isNull(webhooks.removedAt)));
  const told = happenings.map((happening) => ({
    happening,
    webhooks: listening.filter(({ events }) => events.includes(happening.event)),
  }));
  await queueDeliveries(
    transaction,
    accountId,
    new Date(at),
    told.flatMap(({ happening, webhooks: receivers }) =>
      receivers.map(({ id, url }) => ({
        id: `msg_${derivedId("event", id, happening.event, happening.lead.id, happening.occasion)}`,
        channel: "webhook" as const,
        webhookId: id,
        target: url,
        event: happening.event,
        leadId: happening.lead.id,
        body: messageOf(happening, at),
      })),
    ),
  );
  return told.map(({ webhooks: receivers }) => receivers.length);
}

function messageOf({ event, lead, data }: Happening, at: WallTime): Record<string, unknown> {
  return { type: event, timestamp: isoOf(at), data: { lead: inMessage(lead), ...data } };
}

function inMessage(lead: LeadFacts): MessageOf<"lead.created">["data"]["lead"] {
  return {
    id: lead.id,
    contact: {
      id: lead.contactId,
      name: lead.contactName,
      phones: [...lead.phones],
      emails: [...lead.emails],
    },
    pipeline: lead.pipeline,
    stage: lead.stage,
    fields: { ...lead.fields },
    tags: [...lead.tags],
    score: lead.score,
    returning: lead.returning,
    visitAt: lead.visitAt.toISOString(),
  };
}
