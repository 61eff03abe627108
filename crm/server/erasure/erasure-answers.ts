import {
  eraseContact as eraseContactRoute,
  listErasures as listErasuresRoute,
} from "../../contract/contact.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { eraseContact } from "./erase-contact.ts";
import { listErasures, readErasure } from "./read-erasures.ts";

/** Erasing a contact, and the receipts of it. */
export function erasureAnswers({ database, clock }: HubCore): readonly Answering[] {
  return [
    answering(eraseContactRoute, async ({ asker: { accountId, actor }, params }) => {
      const of = { accountId, contactId: params.id, reason: "request", by: actor } as const;
      const id = await database.transaction((transaction) => eraseContact(transaction, clock.wallNow(), of));
      return await readErasure(database, accountId, id);
    }),
    answering(listErasuresRoute, ({ asker, query }) => listErasures(database, asker.accountId, query)),
  ];
}
