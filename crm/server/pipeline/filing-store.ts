import { sql } from "drizzle-orm";
import { z } from "zod";
import { proposeDuplicates } from "../contacts/propose-duplicates.ts";
import type { Database } from "../storage/database.ts";
import type { FiledContact } from "./filing-desk.ts";
import type { FilingPlan } from "./filing-plan.ts";
import { insertLeads, updateLeads } from "./lead-store.ts";

const idRows = z.object({ rows: z.array(z.object({ id: z.string() })) });
const transitionRows = z.object({
  rows: z.array(z.object({ lead_id: z.string(), order: z.coerce.number() })),
});

/** What the database numbered while a plan was written. */
export interface WrittenPlan {
  /** Of each new lead, its first transition. */
  readonly transitions: ReadonlyMap<string, number>;
  readonly duplicates: readonly string[];
  readonly words: readonly string[];
}

/** Writes the plan, with one statement for each table. */
export async function writePlan(
  transaction: Database,
  accountId: string,
  receivedAt: Date,
  plan: FilingPlan,
): Promise<WrittenPlan> {
  await writeContacts(transaction, accountId, plan);
  const duplicates = await proposeDuplicates(transaction, accountId, receivedAt, plan.duplicates);
  await insertLeads(transaction, plan.newLeads);
  await updateLeads(transaction, plan.visitedLeads);
  await linkIntakes(transaction, accountId, plan.filed);
  const words = await countWords(transaction, accountId, receivedAt, plan.words);
  return { transitions: await beginLogs(transaction, accountId, plan.filed), duplicates, words };
}

async function beginLogs(
  transaction: Database,
  accountId: string,
  filed: FilingPlan["filed"],
): Promise<ReadonlyMap<string, number>> {
  const begun = filed.filter(({ isNew }) => isNew);
  if (begun.length === 0) return new Map();
  const inserted = await transaction.execute(sql`
    INSERT INTO transitions (account_id, lead_id, pipeline, from_stage, to_stage, to_kind, at, by, note)
    SELECT ${accountId}, lead_id, pipeline, NULL, to_stage, 'open', at, by, note
    FROM json_to_recordset(${JSON.stringify(
      begun.map(({ lead, facts, arrival }, place) => ({
        place,
        lead_id: lead,
        pipeline: facts.pipeline,
        to_stage: facts.stage,
        at: arrival.receivedAt,
        by: arrival.by,
        note: arrival.note,
      })),
    )}::json) AS begun (place int, lead_id uuid, pipeline text, to_stage text, at timestamptz, by jsonb, note text)
    ORDER BY place
    RETURNING lead_id, "order"`);
  return new Map(transitionRows.parse(inserted).rows.map(({ lead_id, order }) => [lead_id, order]));
}

async function writeContacts(
  transaction: Database,
  accountId: string,
  { newContacts, seenContacts, points }: FilingPlan,
): Promise<void> {
  if (newContacts.length > 0) {
    await transaction.execute(sql`
      INSERT INTO contacts (id, account_id, name, created_at, last_seen_at)
      SELECT id, ${accountId}, name, created_at, last_seen_at
      FROM json_to_recordset(${contactRows(newContacts)}::json)
        AS seen (id uuid, name text, created_at timestamptz, last_seen_at timestamptz)`);
  }
  if (seenContacts.length > 0) {
    await transaction.execute(sql`
      UPDATE contacts SET name = seen.name, last_seen_at = seen.last_seen_at
      FROM json_to_recordset(${contactRows(seenContacts)}::json)
        AS seen (id uuid, name text, last_seen_at timestamptz)
      WHERE contacts.id = seen.id AND contacts.account_id = ${accountId}`);
  }
  if (points.length > 0) {
    await transaction.execute(sql`
      INSERT INTO contact_points (account_id, kind, value, contact_id)
      SELECT ${accountId}, kind, value, contact
      FROM json_to_recordset(${JSON.stringify(points)}::json) AS point (kind text, value text, contact uuid)
      ON CONFLICT DO NOTHING`);
  }
}

function contactRows(of: readonly FiledContact[]): string {
  return JSON.stringify(
    of.map(({ id, name, createdAt, lastSeenAt }) => ({
      id,
      name,
      created_at: createdAt,
      last_seen_at: lastSeenAt,
    })),
  );
}

/** Into which contact and lead each record went. */
async function linkIntakes(
  transaction: Database,
  accountId: string,
  filed: FilingPlan["filed"],
): Promise<void> {
  const links = filed
    .filter(({ arrival }) => arrival.visit !== null)
    .map(({ arrival, contact, lead }) => ({ id: arrival.id, contact, lead }));
  if (links.length === 0) return;
  await transaction.execute(sql`
    UPDATE intakes SET contact_id = filed.contact, lead_id = filed.lead
    FROM json_to_recordset(${JSON.stringify(links)}::json) AS filed (id uuid, contact uuid, lead uuid)
    WHERE intakes.id = filed.id AND intakes.account_id = ${accountId}`);
}

/** A word that was settled before is counted too; it waits for nobody. */
async function countWords(
  transaction: Database,
  accountId: string,
  at: Date,
  words: FilingPlan["words"],
): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const counted = await transaction.execute(sql`
    INSERT INTO tag_reviews (account_id, "group", word, seen, first_seen_at)
    SELECT ${accountId}, "group", word, seen, ${at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(words)}::json) AS came ("group" text, word text, seen int)
    ON CONFLICT (account_id, "group", word) DO UPDATE SET seen = tag_reviews.seen + excluded.seen
    RETURNING id`);
  return idRows.parse(counted).rows.map(({ id }) => id);
}
