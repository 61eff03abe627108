import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ContactPoint } from "../contacts/contact-point.ts";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";

/** Whatever belongs to somebody who is erased, by id. */
export interface ErasedPerson {
  readonly accountId: string;
  /** The contact, and those that were merged into it. */
  readonly contacts: readonly string[];
  readonly leads: readonly string[];
  readonly intakes: readonly string[];
  readonly tasks: readonly string[];
  readonly points: readonly ContactPoint[];
}

const row = z.object({ ids: z.array(z.string()) });
const pointRow = z.object({ kind: z.enum(["phone", "email"]), value: z.string() });

/** Finds it all, in the account's lock; null for a contact that the account does not have, or has merged or erased. */
export async function readErasedPerson(
  transaction: Database,
  accountId: string,
  contactId: string,
): Promise<ErasedPerson | null> {
  const idsOf = async (query: ReturnType<typeof sql>) =>
    (
      await readRows(
        transaction,
        sql`SELECT coalesce(json_agg(found.id), '[]') AS ids FROM (${query}) AS found`,
        row,
      )
    )[0]?.ids ?? [];
  const contacts = await idsOf(sql`
    WITH RECURSIVE part AS (
      SELECT id FROM contacts
      WHERE id = ${contactId} AND account_id = ${accountId} AND merged_into IS NULL AND erased_at IS NULL
      UNION SELECT other.id FROM contacts other JOIN part ON other.merged_into = part.id
    ) SELECT id FROM part`);
  if (contacts.length === 0) return null;
  const leads = await idsOf(sql`SELECT id FROM leads WHERE contact_id = any(${sql.param(contacts)}::uuid[])`);
  return {
    accountId,
    contacts,
    leads,
    intakes: await idsOf(sql`
      SELECT id FROM intakes
      WHERE contact_id = any(${sql.param(contacts)}::uuid[]) OR lead_id = any(${sql.param(leads)}::uuid[])`),
    tasks: await idsOf(sql`SELECT id FROM tasks WHERE lead_id = any(${sql.param(leads)}::uuid[])`),
    points: await readRows(
      transaction,
      sql`SELECT DISTINCT kind, value FROM contact_points WHERE contact_id = any(${sql.param(contacts)}::uuid[])`,
      pointRow,
    ),
  };
}
