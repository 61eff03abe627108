import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Contact } from "../../contract/contact.ts";
import type { LeadCard } from "../../contract/lead.ts";
import { moment } from "../../contract/page.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { notFound } from "../api/refusal.ts";
import { cardOf, readCards } from "../pipeline/lead-card.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";
import type { ContactPoint } from "./contact-point.ts";
import { contactsLike } from "./contact-search.ts";
import { pointsOfContact } from "./points-of-contact.ts";

const place = z.tuple([moment, z.uuid()]);

/** Contacts that are somebody: neither merged into another one nor erased. The latest seen first. */
export async function listContacts(
  database: Database,
  accountId: string,
  query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly search?: string | undefined;
  },
): Promise<Page<Contact>> {
  const behind = decodeCursor(query.cursor, place);
  const rows = await selectContacts(
    database,
    accountId,
    and(
      query.search === undefined ? undefined : contactsLike(contacts.id, accountId, query.search),
      behind
        ? sql`(${contacts.lastSeenAt}, ${contacts.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
        : undefined,
    ),
    query.limit + 1,
  );
  return pageFrom(rows, query.limit, ({ lastSeenAt, id }) => [lastSeenAt, id]);
}

/** Those of the ids that are somebody, by id. */
export async function readContacts(
  database: Database,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  const wanted = sql`${contacts.id} = any(${sql.param([...ids])}::uuid[])`;
  const rows = await selectContacts(database, accountId, wanted, ids.length);
  return new Map(rows.map((contact) => [contact.id, contact]));
}

/** Throws `notFound`, also for a contact that was merged or erased. */
export async function readContact(database: Database, accountId: string, id: string): Promise<Contact> {
  const [contact] = await selectContacts(database, accountId, eq(contacts.id, id), 1);
  if (!contact) throw notFound("contact");
  return contact;
}

/** The newest first. */
export async function leadsOf(database: Database, accountId: string, contactId: string): Promise<LeadCard[]> {
  const rows = await readCards(database, accountId, eq(leads.contactId, contactId));
  return rows.map(cardOf);
}

async function selectContacts(
  database: Database,
  accountId: string,
  where: SQL | undefined,
  limit: number,
): Promise<readonly Contact[]> {
  const rows = await database
    .select({
      id: contacts.id,
      name: contacts.name,
      points: pointsOfContact,
      visits: sql<number>`(SELECT count(*)::int FROM intakes WHERE intakes.contact_id = contacts.id)`,
      leads: sql<number>`(SELECT count(*)::int FROM leads WHERE leads.contact_id = contacts.id)`,
      createdAt: contacts.createdAt,
      lastSeenAt: contacts.lastSeenAt,
    })
    .from(contacts)
    .where(
      and(eq(contacts.accountId, accountId), isNull(contacts.mergedInto), isNull(contacts.erasedAt), where),
    )
    .orderBy(desc(contacts.lastSeenAt), desc(contacts.id))
    .limit(limit);
  return rows.map(({ points, createdAt, lastSeenAt, ...row }) => ({
    ...row,
    phones: valuesOf("phone", points),
    emails: valuesOf("email", points),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }));
}

function valuesOf(kind: ContactPoint["kind"], points: readonly ContactPoint[]): string[] {
  return points.filter((point) => point.kind === kind).map(({ value }) => value);
}
