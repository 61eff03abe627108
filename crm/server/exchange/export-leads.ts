import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { pointsOfContact } from "../contacts/points-of-contact.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import type { Database } from "../storage/database.ts";
import { members, users } from "../storage/schema/accounts.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";
import { csvText } from "./csv-text.ts";

/** Rows that are in memory at once, besides the text itself. */
const CHUNK = 1000;

/**
 * Every lead as CSV, the oldest first, in the columns that can be imported again and some that tell how it stands.
 * Leads of erased contacts are left out: there is nobody in them. Yields the file piece by piece.
 */
export async function* exportLeads(database: Database, accountId: string): AsyncGenerator<string> {
  const { playbook } = await accountPlaybook(database, accountId);
  const groups = playbook.taxonomy.map(({ id }) => id);
  const fields = await fieldsInUse(database, accountId, playbook);
  yield csvText([
    [
      ...["id", "created", "pipeline", "stage", "score", "assignee", "name", "phone", "email"],
      ...groups.map((group) => `tag:${group}`),
      ...fields.map((field) => `field:${field}`),
    ],
  ]);
  for (let behind = 0; ; ) {
    const rows = await readChunk(database, accountId, behind);
    yield csvText(
      rows.map(({ lead, name, points, assignee }) => [
        lead.id,
        lead.createdAt.toISOString(),
        lead.pipeline,
        lead.stage,
        lead.score,
        assignee,
        name,
        points.find(({ kind }) => kind === "phone")?.value,
        points.find(({ kind }) => kind === "email")?.value,
        ...groups.map((group) =>
          lead.tags
            .filter((tag) => tag.group === group)
            .map(({ tag }) => tag)
            .join("|"),
        ),
        ...fields.map((field) => (Object.hasOwn(lead.fields, field) ? lead.fields[field]?.value : "")),
      ]),
    );
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    behind = last.lead.number ?? Number.POSITIVE_INFINITY;
  }
}

async function readChunk(database: Database, accountId: string, behind: number) {
  return await database
    .select({ lead: leads, name: contacts.name, points: pointsOfContact, assignee: users.name })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .leftJoin(members, eq(members.id, leads.assignee))
    .leftJoin(users, eq(users.id, members.userId))
    .where(and(eq(leads.accountId, accountId), isNull(contacts.erasedAt), gt(leads.number, behind)))
    .orderBy(asc(leads.number))
    .limit(CHUNK);
}

/** Those of the playbook, then what visitors answered besides. */
async function fieldsInUse(
  database: Database,
  accountId: string,
  { fields }: Playbook,
): Promise<readonly string[]> {
  const used = await database
    .selectDistinct({ id: sql<string>`jsonb_object_keys(${leads.fields})` })
    .from(leads)
    .where(eq(leads.accountId, accountId));
  return [...new Set([...fields.map(({ id }) => id), ...used.map(({ id }) => id).sort()])];
}
