import { z } from "zod";
import { tag } from "../../robot/kernel/intake-record.ts";
import { actor } from "./actor.ts";
import { feedback } from "./lead.ts";
import { moment } from "./page.ts";

/** A lead as it was when the event happened. */
const leadInMessage = z.object({
  id: z.uuid(),
  contact: z.object({
    id: z.uuid(),
    name: z.string().nullable(),
    /** E.164. */
    phones: z.array(z.string()),
    emails: z.array(z.string()),
  }),
  pipeline: z.string(),
  stage: z.string(),
  /** Field id to value. */
  fields: z.record(z.string(), z.string()),
  tags: z.array(tag),
  score: z.int(),
  returning: z.boolean(),
  visitAt: moment,
});

const person = z.object({ member: z.string(), name: z.string() });

const taskInMessage = z.object({
  id: z.uuid(),
  title: z.string(),
  nextAction: z.string(),
  dueAt: moment,
  /** Why it was overdue from the beginning; null when it was not. */
  lateWhy: z.string().nullable(),
});

function message<const Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) {
  return z.object({ type: z.literal(type), timestamp: moment, data: z.object(data) });
}

/** The body of a webhook, by Standard Webhooks: what happened, when, and what it was about. */
export const webhookMessage = z.discriminatedUnion("type", [
  message("lead.created", { lead: leadInMessage }),
  /** A rule gave the lead to somebody, or asks for something to be done about it. */
  message("lead.handed-over", {
    lead: leadInMessage,
    rule: z.object({ id: z.string(), label: z.string() }),
    assignee: person.nullable(),
    task: taskInMessage.nullable(),
  }),
  /** Every move, also the last one. */
  message("lead.moved", {
    lead: leadInMessage,
    from: z.string(),
    to: z.string(),
    by: actor,
    note: z.string(),
  }),
  message("lead.closed", { lead: leadInMessage, outcome: z.enum(["won", "lost"]), feedback }),
  /** Nobody acknowledged the task in time. */
  message("task.escalated", {
    lead: leadInMessage,
    task: taskInMessage,
    from: person.nullable(),
    to: person.nullable(),
    /** How often the task was passed on, this time included. */
    escalations: z.int(),
  }),
  /** Somebody pressed "test". */
  message("ping", { webhook: z.uuid() }),
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;
