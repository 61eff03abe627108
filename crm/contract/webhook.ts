import { z } from "zod";
import { byId, done, moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

/** What webhooks are told of. */
export const webhookEvent = z.enum([
  "lead.created",
  "lead.handed-over",
  "lead.moved",
  "lead.closed",
  "task.escalated",
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

export const webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  events: z.array(webhookEvent),
  active: z.boolean(),
  createdAt: moment,
});
export type Webhook = z.infer<typeof webhook>;

/** One message on its way to somebody outside. */
export const delivery = z.object({
  /** Stable over every attempt: the receiver recognises a repetition by it. */
  id: z.string(),
  channel: z.enum(["email", "webhook"]),
  /** The address or the URL. */
  target: z.string(),
  event: z.string(),
  state: z.enum(["waiting", "delivered", "dead"]),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: moment,
  nextAt: moment.nullable(),
  deliveredAt: moment.nullable(),
});
export type Delivery = z.infer<typeof delivery>;

const editable = {
  url: z.url({ protocol: /^https?$/ }).max(500),
  description: z.string().trim().max(200),
  events: z.array(webhookEvent).min(1),
};

export const listWebhooks = route({
  method: "GET",
  path: "/api/v1/webhooks",
  summary: "Where the account's events are sent",
  needs: "webhooks:write",
  gives: z.object({ items: z.array(webhook) }),
});
export const createWebhook = route({
  method: "POST",
  path: "/api/v1/webhooks",
  summary: "Send events to a URL, signed by the Standard Webhooks scheme; the secret is told this once",
  needs: "webhooks:write",
  body: z.strictObject({ ...editable, description: editable.description.default("") }),
  gives: webhook.extend({ secret: z.string() }),
});
export const editWebhook = route({
  method: "PATCH",
  path: "/api/v1/webhooks/:id",
  summary: "Change or pause a webhook",
  needs: "webhooks:write",
  params: byId,
  body: z.strictObject({ ...editable, active: z.boolean() }).partial(),
  gives: webhook,
});
export const removeWebhook = route({
  method: "DELETE",
  path: "/api/v1/webhooks/:id",
  summary: "Remove a webhook",
  needs: "webhooks:write",
  params: byId,
  gives: done,
});
export const testWebhook = route({
  method: "POST",
  path: "/api/v1/webhooks/:id/test",
  summary: "Send a `ping` now",
  needs: "webhooks:write",
  params: byId,
  gives: delivery,
});
export const listDeliveries = route({
  method: "GET",
  path: "/api/v1/deliveries",
  summary: "Messages to the outside, the newest first; dead letters are those that were given up",
  needs: "webhooks:write",
  query: pageQuery.extend({ state: z.enum(["waiting", "delivered", "dead"]).optional() }),
  gives: pageOf(delivery),
});
export const retryDelivery = route({
  method: "POST",
  path: "/api/v1/deliveries/:id/retry",
  summary: "Try a dead letter again",
  needs: "webhooks:write",
  params: z.strictObject({ id: z.string().max(64) }),
  gives: delivery,
});
