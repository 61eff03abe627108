import { and, eq, sql } from "drizzle-orm";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";

/** Gives an open lead to a member, or to nobody; who comes again goes to the same one. Closed leads stay as they are. */
export async function giveLead(
  transaction: Database,
  accountId: string,
  id: string,
  member: string | null,
): Promise<void> {
  const [given] = await transaction
    .update(leads)
    .set({ assignee: member, revision: sql`${leads.revision} + 1` })
    .where(and(eq(leads.id, id), eq(leads.accountId, accountId), eq(leads.stageKind, "open")))
    .returning({ contact: leads.contactId });
  if (given && member !== null)
    await transaction.update(contacts).set({ ownerMember: member }).where(eq(contacts.id, given.contact));
  await announce(transaction, accountId, { what: "lead", id });
}
