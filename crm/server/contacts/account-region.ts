import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";

/** Where the account's business is (ISO 3166), for numbers that a member writes without their country code; null when it has told nowhere. */
export async function accountRegion(transaction: Database, accountId: string): Promise<string | null> {
  const [latest] = await transaction
    .select({ region: sql<string | null>`${documents.body}->'business'->>'region'` })
    .from(documents)
    .where(and(eq(documents.accountId, accountId), eq(documents.kind, "profile")))
    .orderBy(desc(documents.publishedAt), desc(documents.version))
    .limit(1);
  return latest?.region ?? null;
}
