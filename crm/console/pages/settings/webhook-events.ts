import type { WebhookEvent } from "../../../contract/webhook.ts";

/** What each event means to whoever chooses it. */
export const eventNames: Readonly<Record<WebhookEvent, string>> = {
  "lead.created": "A lead is new",
  "lead.handed-over": "A lead was handed to somebody",
  "lead.moved": "A lead was moved",
  "lead.closed": "A lead was won or lost",
  "task.escalated": "Nobody acted on a task",
};
