import { and, desc, eq, or } from "drizzle-orm";
import type { z } from "zod";
import * as contract from "../../contract/contact.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { merges } from "../storage/schema/contacts.ts";
import { listDuplicates, settleDuplicate } from "./duplicates.ts";
import { editContact } from "./edit-contact.ts";
import { type Merge, mergeContacts } from "./merge-contacts.ts";
import { leadsOf, listContacts, readContact } from "./read-contacts.ts";
import { undoMerge } from "./undo-merge.ts";

/** Contacts: listed, read, corrected, merged and taken apart again. */
export function contactsAnswers(core: HubCore): readonly Answering[] {
  const { database } = core;
  return [
    answering(contract.listContacts, ({ asker, query }) => listContacts(database, asker.accountId, query)),
    answering(contract.readContact, async ({ asker: { accountId }, params: { id } }) => ({
      ...(await readContact(database, accountId, id)),
      allLeads: await leadsOf(database, accountId, id),
      merges: await mergesOf(database, accountId, id),
    })),
    answering(contract.editContact, async ({ asker, params: { id }, body }) => {
      await editContact(core, asker, id, body);
      return await readContact(database, asker.accountId, id);
    }),
    answering(contract.listDuplicates, ({ asker, query }) =>
      listDuplicates(database, asker.accountId, query),
    ),
    answering(contract.settleDuplicate, async ({ asker, params: { id }, body }) => ({
      merge: await settleDuplicate(core, asker, id, body),
    })),
    answering(contract.mergeContacts, async ({ asker, params: { id }, body }) =>
      shown(await mergeContacts(core, asker, id, body.other)),
    ),
    answering(contract.undoMerge, async ({ asker, params: { id } }) =>
      shown(await undoMerge(core, asker, id)),
    ),
  ];
}

/** Those in which it was kept, and those of a contact that came back out of one; the newest first. */
async function mergesOf(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<z.infer<typeof contract.merge>[]> {
  const rows = await database
    .select()
    .from(merges)
    .where(and(eq(merges.accountId, accountId), or(eq(merges.kept, contactId), eq(merges.merged, contactId))))
    .orderBy(desc(merges.at));
  return rows.map(shown);
}

function shown({ id, kept, merged, at, undoneAt }: Merge): z.infer<typeof contract.merge> {
  return { id, kept, merged, at: at.toISOString(), undone: undoneAt !== null };
}
