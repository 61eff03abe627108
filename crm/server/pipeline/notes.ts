import { and, eq, isNull } from "drizzle-orm";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { invalidRequest } from "../api/reading.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { isBlank } from "./blank-text.ts";

/** How a contact was reached, as the note about it says. */
const reached = {
  call: "Reached by telephone.",
  email: "Reached by e-mail.",
  text: "Reached by text message.",
  "in-person": "Spoken to in person.",
};
export type Reached = keyof typeof reached;

/** Writes a note on a lead. Resolves to its id. */
export async function addNote(core: HubCore, asker: Asker, leadId: string, text: string): Promise<string> {
  if (isBlank(text)) throw invalidRequest([{ at: "body.text", what: "There is nothing in it to read." }]);
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    const id = await writeNote(transaction, asker, at, leadId, text);
    const subject = { kind: "lead", id: leadId };
    const { accountId, actor } = asker;
    await record(transaction, at, { accountId, actor, action: "lead.noted", subject, detail: { note: id } });
    await announce(transaction, accountId, { what: "lead", id: leadId });
    return id;
  });
}

/** Keeps when the contact was reached for the first time, and a note of how. Later times change nothing. */
export async function markContacted(
  core: HubCore,
  asker: Asker,
  leadId: string,
  how: Reached,
): Promise<void> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  await core.database.transaction(async (transaction) => {
    const [marked] = await transaction
      .update(leads)
      .set({ firstContactAt: new Date(isoOf(at)) })
      .where(and(eq(leads.id, leadId), eq(leads.accountId, accountId), isNull(leads.firstContactAt)))
      .returning({ id: leads.id });
    if (!marked) return await mustExist(transaction, accountId, leadId);
    await writeNote(transaction, asker, at, leadId, reached[how]);
    const subject = { kind: "lead", id: leadId };
    await record(transaction, at, { accountId, actor, action: "lead.contacted", subject, detail: { how } });
    await announce(transaction, accountId, { what: "lead", id: leadId });
  });
}

/** In the caller's transaction. Throws `notFound`. */
export async function writeNote(
  transaction: Database,
  { accountId, actor }: Asker,
  at: WallTime,
  leadId: string,
  text: string,
): Promise<string> {
  const [lead] = await transaction
    .select({ contactId: leads.contactId })
    .from(leads)
    .where(and(eq(leads.id, leadId), eq(leads.accountId, accountId)))
    // A merge moves leads and their notes: it waits for this note, or this note for it.
    .for("share");
  if (!lead) throw notFound("lead");
  const [note] = await transaction
    .insert(notes)
    .values({ accountId, leadId, contactId: lead.contactId, at: new Date(isoOf(at)), by: actor, text })
    .returning({ id: notes.id });
  if (!note) throw new Error("an insert returned no row");
  return note.id;
}

async function mustExist(transaction: Database, accountId: string, leadId: string): Promise<void> {
  const found = await transaction.$count(leads, and(eq(leads.id, leadId), eq(leads.accountId, accountId)));
  if (found === 0) throw notFound("lead");
}
