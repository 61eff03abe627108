import { and, eq, sql } from "drizzle-orm";
import { notFound } from "../api/refusal.ts";
import { pointsOfContact } from "../contacts/points-of-contact.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";
import type { ContactOfLead, WorkedLead } from "./facts-of-lead.ts";

/** A lead and whose it is. */
export interface LeadWithContact {
  readonly lead: WorkedLead;
  readonly contact: ContactOfLead;
}

/** Takes the lead's row until the transaction ends; the account's lock comes first where both are needed. Throws `notFound`. */
export async function lockLead(
  transaction: Database,
  accountId: string,
  id: string,
): Promise<LeadWithContact> {
  const [locked] = await transaction
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.id, id), eq(leads.accountId, accountId)))
    .for("update");
  const [found] = locked ? await readLeads(transaction, accountId, [id]) : [];
  if (!found) throw notFound("lead");
  return found;
}

/** Those of the ids that are the account's, in no order. */
export async function readLeads(
  transaction: Database,
  accountId: string,
  ids: readonly string[],
): Promise<readonly LeadWithContact[]> {
  const rows = await transaction
    .select({
      lead: leads,
      contact: { name: contacts.name, ownerMember: contacts.ownerMember, points: pointsOfContact },
    })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(and(eq(leads.accountId, accountId), sql`${leads.id} = any(${sql.param(ids)}::uuid[])`));
  return rows.map(({ lead: { number: _, ...lead }, contact }) => ({ lead, contact }));
}

/** Numbers them in the given order. */
export async function insertLeads(transaction: Database, made: readonly WorkedLead[]): Promise<void> {
  if (made.length === 0) return;
  await transaction.execute(sql`
    INSERT INTO leads (id, account_id, contact_id, pipeline, stage, stage_kind, entered_at, created_at, visit_at,
      form, robot_id, location, source, campaign, tags, fields, completeness, score, score_parts, "returning", revision)
    SELECT id, account_id, contact_id, pipeline, stage, stage_kind, entered_at, created_at, visit_at,
      form, robot_id, location, source, campaign, tags, fields, completeness, score, score_parts, "returning", revision
    FROM json_to_recordset(${rowsOf(made)}::json) AS made (place int, id uuid, account_id text, contact_id uuid,
      pipeline text, stage text, stage_kind text, entered_at timestamptz, created_at timestamptz, visit_at timestamptz,
      form text, robot_id int, location text, source text, campaign text, tags jsonb, fields jsonb,
      completeness float8, score int, score_parts jsonb, "returning" boolean, revision int)
    ORDER BY place`);
}

/** Writes what can change of a lead. Whoever calls it holds the account's lock or the leads' rows. */
export async function updateLeads(transaction: Database, changed: readonly WorkedLead[]): Promise<void> {
  if (changed.length === 0) return;
  await transaction.execute(sql`
    UPDATE leads SET stage = changed.stage, stage_kind = changed.stage_kind, entered_at = changed.entered_at,
      source = changed.source, campaign = changed.campaign, tags = changed.tags, fields = changed.fields,
      completeness = changed.completeness, score = changed.score, score_parts = changed.score_parts,
      assignee = changed.assignee, first_contact_at = changed.first_contact_at, "returning" = changed."returning",
      revision = changed.revision
    FROM json_to_recordset(${rowsOf(changed)}::json) AS changed (id uuid, account_id text, stage text, stage_kind text,
      entered_at timestamptz, source text, campaign text, tags jsonb, fields jsonb, completeness float8, score int,
      score_parts jsonb, assignee text, first_contact_at timestamptz, "returning" boolean, revision int)
    WHERE leads.id = changed.id AND leads.account_id = changed.account_id`);
}

function rowsOf(given: readonly WorkedLead[]): string {
  return JSON.stringify(
    given.map((lead, place) => ({
      place,
      id: lead.id,
      account_id: lead.accountId,
      contact_id: lead.contactId,
      pipeline: lead.pipeline,
      stage: lead.stage,
      stage_kind: lead.stageKind,
      entered_at: lead.enteredAt,
      created_at: lead.createdAt,
      visit_at: lead.visitAt,
      form: lead.form,
      robot_id: lead.robotId,
      location: lead.location,
      source: lead.source,
      campaign: lead.campaign,
      tags: lead.tags,
      fields: lead.fields,
      completeness: lead.completeness,
      score: lead.score,
      score_parts: lead.scoreParts,
      assignee: lead.assignee,
      first_contact_at: lead.firstContactAt,
      returning: lead.returning,
      revision: lead.revision,
    })),
  );
}
