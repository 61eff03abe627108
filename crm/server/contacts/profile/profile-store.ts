import { and, asc, eq, isNull } from "drizzle-orm";
import type { ContactProfile } from "../../../contract/contact.ts";
import { notFound } from "../../api/refusal.ts";
import type { Database } from "../../storage/database.ts";
import { contactProfiles, contacts } from "../../storage/schema/contacts.ts";
import { intakes } from "../../storage/schema/intakes.ts";
import { leads, notes, transitions } from "../../storage/schema/leads.ts";
import { robots } from "../../storage/schema/robots.ts";
import { pointsOfContact } from "../points-of-contact.ts";
import type { ProfileSources } from "./profile-sources.ts";

/** Reads everything that is known of a contact. Throws `notFound` also for one that was merged or erased. */
export async function readProfileSources(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<ProfileSources> {
  const [contact] = await database
    .select({ name: contacts.name, points: pointsOfContact })
    .from(contacts)
    .where(
      and(
        eq(contacts.id, contactId),
        eq(contacts.accountId, accountId),
        isNull(contacts.mergedInto),
        isNull(contacts.erasedAt),
      ),
    );
  if (!contact) throw notFound("contact");
  const valuesOf = (kind: "phone" | "email") =>
    contact.points.filter((point) => point.kind === kind).map(({ value }) => value);
  return {
    contact: { name: contact.name, phones: valuesOf("phone"), emails: valuesOf("email") },
    visits: await readVisits(database, accountId, contactId),
    leads: await readLeadsOf(database, accountId, contactId),
    notes: await readNotes(database, accountId, contactId),
    moves: await readMoves(database, accountId, contactId),
  };
}

/** The profile that was written last; null when it was written from other sources than these. */
export async function writtenProfile(
  database: Database,
  contactId: string,
  sourcesSha256: string,
): Promise<ContactProfile | null> {
  const [row] = await database
    .select({ profile: contactProfiles.profile })
    .from(contactProfiles)
    .where(and(eq(contactProfiles.contactId, contactId), eq(contactProfiles.sourcesSha256, sourcesSha256)));
  return row?.profile ?? null;
}

/** In a transaction that has seen that the contact is still there: an erased one must not be written of again. */
export async function keepProfile(
  transaction: Database,
  written: typeof contactProfiles.$inferInsert,
): Promise<void> {
  await transaction
    .insert(contactProfiles)
    .values(written)
    .onConflictDoUpdate({ target: contactProfiles.contactId, set: written });
}

async function readVisits(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<ProfileSources["visits"]> {
  const rows = await database
    .select({ intake: intakes.id, robot: robots.name, record: intakes.record })
    .from(intakes)
    .innerJoin(robots, eq(robots.id, intakes.robotId))
    .where(and(eq(intakes.accountId, accountId), eq(intakes.contactId, contactId)))
    .orderBy(asc(intakes.arrival));
  return rows
    .flatMap(({ record, ...row }) => (record === null ? [] : [{ ...row, record }]))
    .sort((a, b) => Date.parse(a.record.visit.startedAt) - Date.parse(b.record.visit.startedAt));
}

async function readLeadsOf(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<ProfileSources["leads"]> {
  const rows = await database
    .select({
      id: leads.id,
      pipeline: leads.pipeline,
      stage: leads.stage,
      stageKind: leads.stageKind,
      fields: leads.fields,
      tags: leads.tags,
    })
    .from(leads)
    .where(and(eq(leads.accountId, accountId), eq(leads.contactId, contactId)))
    .orderBy(asc(leads.number));
  return rows.map(({ stageKind, ...row }) => ({ ...row, isOpen: stageKind === "open" }));
}

async function readNotes(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<ProfileSources["notes"]> {
  const rows = await database
    .select({ id: notes.id, at: notes.at, by: notes.by, text: notes.text })
    .from(notes)
    .where(and(eq(notes.accountId, accountId), eq(notes.contactId, contactId)))
    .orderBy(asc(notes.at), asc(notes.id));
  return rows.map((row) => ({ ...row, by: row.by.name }));
}

/** Only what members wrote: what robots and rules write into the log tells nothing of the person. */
async function readMoves(
  database: Database,
  accountId: string,
  contactId: string,
): Promise<ProfileSources["moves"]> {
  const rows = await database
    .select({
      order: transitions.order,
      at: transitions.at,
      by: transitions.by,
      pipeline: transitions.pipeline,
      to: transitions.to,
      note: transitions.note,
      feedback: transitions.feedback,
    })
    .from(transitions)
    .innerJoin(leads, eq(leads.id, transitions.leadId))
    .where(and(eq(transitions.accountId, accountId), eq(leads.contactId, contactId)))
    .orderBy(asc(transitions.order));
  return rows
    .filter(({ by, note }) => (by.kind === "member" || by.kind === "api-key") && note !== "")
    .map((row) => ({ ...row, by: row.by.name }));
}
