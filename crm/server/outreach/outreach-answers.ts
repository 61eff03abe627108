import * as contract from "../../contract/webhook.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { asDelivery, deliveryPage, readDelivery, retry } from "./delivery-list.ts";
import { changeWebhook, listedWebhooks, makeWebhook, pingWebhook, removeWebhook } from "./webhook-store.ts";

/** Webhooks and what was sent to the outside. */
export function outreachAnswers(core: HubCore): readonly Answering[] {
  const { database } = core;
  return [
    answering(contract.listWebhooks, async ({ asker }) => ({ items: await listedWebhooks(database, asker) })),
    answering(contract.createWebhook, ({ asker, body }) => makeWebhook(core, asker, body)),
    answering(contract.editWebhook, ({ asker, params, body }) => changeWebhook(core, asker, params.id, body)),
    answering(contract.removeWebhook, ({ asker, params }) => removeWebhook(core, asker, params.id)),
    answering(contract.testWebhook, async ({ asker, params }) =>
      asDelivery(await readDelivery(database, asker, await pingWebhook(core, asker, params.id))),
    ),
    answering(contract.listDeliveries, ({ asker, query }) => deliveryPage(database, asker, query)),
    answering(contract.retryDelivery, ({ asker, params }) => retry(core, asker, params.id)),
  ];
}
