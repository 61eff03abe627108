import { and, eq, inArray, sql } from "drizzle-orm";
import type { ContactPoint } from "../contacts/contact-point.ts";
import { pointsOfContact } from "../contacts/points-of-contact.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";
import type { Arrival } from "./arrival.ts";
import type { FiledContact, Known, OpenLead } from "./filing-desk.ts";

/** Contacts that are looked at for one number or address: the latest seen. More than so many have the shop's own. */
const SHARERS = 20;

/** Reads what matters for these arrivals. */
export async function readKnown(
  transaction: Database,
  accountId: string,
  arrivals: readonly Arrival[],
): Promise<Known> {
  const known = await readSharers(
    transaction,
    accountId,
    arrivals.flatMap(({ points }) => points),
    arrivals.flatMap(({ contact }) => contact ?? []),
  );
  return {
    contacts: known,
    leads: await readOpenLeads(
      transaction,
      known.map(({ id }) => id),
    ),
    taken: await readTaken(transaction, arrivals),
  };
}

/** Contacts that have one of these points: of each point the latest seen. Besides those of the ids. */
export async function readSharers(
  transaction: Database,
  accountId: string,
  points: readonly ContactPoint[],
  ids: readonly string[] = [],
): Promise<readonly FiledContact[]> {
  if (points.length + ids.length === 0) return [];
  const sharers = sql`(
    SELECT shared.contact_id
    FROM json_to_recordset(${JSON.stringify(points)}::json) AS wanted (kind text, value text)
    CROSS JOIN LATERAL (
      SELECT point.contact_id
      FROM contact_points point JOIN contacts sharer ON sharer.id = point.contact_id
      WHERE point.account_id = ${accountId} AND point.kind = wanted.kind AND point.value = wanted.value
        AND sharer.merged_into IS NULL AND sharer.erased_at IS NULL
      ORDER BY sharer.last_seen_at DESC, sharer.id
      LIMIT ${SHARERS}
    ) AS shared)`;
  return await transaction
    .select({
      id: contacts.id,
      name: contacts.name,
      ownerMember: contacts.ownerMember,
      createdAt: contacts.createdAt,
      lastSeenAt: contacts.lastSeenAt,
      points: pointsOfContact,
      visited: sql<boolean>`EXISTS (SELECT FROM intakes WHERE intakes.contact_id = contacts.id)`,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.accountId, accountId),
        sql`(${inArray(contacts.id, sharers)} OR ${contacts.id} = any(${sql.param([...ids])}::uuid[]))`,
      ),
    );
}

async function readOpenLeads(
  transaction: Database,
  contactIds: readonly string[],
): Promise<readonly OpenLead[]> {
  if (contactIds.length === 0) return [];
  const latestAt = sql`coalesce(
    (SELECT max((intakes.record->'visit'->>'endedAt')::timestamptz) FROM intakes WHERE intakes.lead_id = leads.id),
    leads.visit_at)`.mapWith(leads.visitAt);
  const rows = await transaction
    .selectDistinctOn([leads.contactId, leads.pipeline], { lead: leads, latestAt })
    .from(leads)
    .where(and(inArray(leads.contactId, [...contactIds]), eq(leads.stageKind, "open")))
    .orderBy(leads.contactId, leads.pipeline, sql`${leads.number} DESC`);
  return rows.map(({ lead: { number: _, ...lead }, latestAt: latest }) => ({ lead, latestAt: latest }));
}

/** A record with the id of a lead that is there already must not write into it, whosever that lead is. */
async function readTaken(transaction: Database, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const ids = arrivals.map(({ id }) => id);
  const rows = await transaction
    .select({ id: leads.id })
    .from(leads)
    .where(sql`${leads.id} = any(${sql.param(ids)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
