import * as contract from "../../contract/lead.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { createLead } from "./create-lead.ts";
import { editLead } from "./edit-lead.ts";
import { listLeads } from "./list-leads.ts";
import { moveLead } from "./move-lead.ts";
import { addNote, markContacted } from "./notes.ts";
import { readLead } from "./read-lead.ts";
import { readTimeline } from "./timeline.ts";

/** Leads: listed, read, written down, edited, moved. */
export function pipelineAnswers(core: HubCore): readonly Answering[] {
  const { database } = core;
  return [
    answering(contract.listLeads, ({ asker, query }) => listLeads(database, asker, query)),
    answering(contract.readLead, ({ asker, params }) => readLead(database, asker.accountId, params.id)),
    answering(contract.readTimeline, async ({ asker, params }) => ({
      entries: await readTimeline(database, asker.accountId, params.id),
    })),
    answering(contract.createLead, async ({ asker, body }) =>
      readLead(database, asker.accountId, await createLead(core, asker, body)),
    ),
    answering(contract.editLead, async ({ asker, params, body }) => {
      await editLead(core, asker, params.id, body);
      return await readLead(database, asker.accountId, params.id);
    }),
    answering(contract.moveLead, async ({ asker, params, body }) => {
      await moveLead(core, asker, params.id, body);
      return await readLead(database, asker.accountId, params.id);
    }),
    answering(contract.addNote, async ({ asker, params, body }) => ({
      id: await addNote(core, asker, params.id, body.text),
    })),
    answering(contract.markContacted, async ({ asker, params, body }) => {
      await markContacted(core, asker, params.id, body.how);
      return { done: true as const };
    }),
  ];
}
