import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { pointsOfContact } from "../contacts/points-of-contact.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { csvText } from "./csv-text.ts";

/** Rows that are in memory at once, besides the text itself. */
const CHUNK = 1000;

/** Every contact as CSV, by id; merged and erased ones are left out. Yields the file piece by piece. */
export async function* exportContacts(database: Database, accountId: string): AsyncGenerator<string> {
  yield csvText([["id", "name", "phones", "emails", "created", "last seen"]]);
  for (let behind: string | null = null; ; ) {
    const rows = await readChunk(database, accountId, behind);
    yield csvText(
      rows.map(({ id, name, points, createdAt, lastSeenAt }) => [
        id,
        name,
        valuesOf(points, "phone"),
        valuesOf(points, "email"),
        createdAt.toISOString(),
        lastSeenAt.toISOString(),
      ]),
    );
    const last: (typeof rows)[number] | undefined = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    behind = last.id;
  }
}

async function readChunk(database: Database, accountId: string, behind: string | null) {
  return await database
    .select({
      id: contacts.id,
      name: contacts.name,
      points: pointsOfContact,
      createdAt: contacts.createdAt,
      lastSeenAt: contacts.lastSeenAt,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.accountId, accountId),
        isNull(contacts.mergedInto),
        isNull(contacts.erasedAt),
        behind === null ? undefined : sql`${contacts.id} > ${behind}::uuid`,
      ),
    )
    .orderBy(asc(contacts.id))
    .limit(CHUNK);
}

function valuesOf(
  points: readonly { readonly kind: string; readonly value: string }[],
  kind: string,
): string {
  return points
    .filter((point) => point.kind === kind)
    .map(({ value }) => value)
    .join("|");
}
