import {
  exportContacts as exportContactsRoute,
  exportLeads as exportLeadsRoute,
  importLeads as importLeadsRoute,
} from "../../contract/contact.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { exportContacts } from "./export-contacts.ts";
import { exportLeads } from "./export-leads.ts";
import { importLeads } from "./import-leads.ts";

/** CSV in and out. */
export function exchangeAnswers(core: HubCore): readonly Answering[] {
  return [
    answering(exportLeadsRoute, ({ asker }) => whole(exportLeads(core.database, asker.accountId))),
    answering(exportContactsRoute, ({ asker }) => whole(exportContacts(core.database, asker.accountId))),
    answering(importLeadsRoute, ({ asker, body }) => importLeads(core, asker, body.csv, body.dryRun)),
  ];
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
