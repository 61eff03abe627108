import { and, desc, eq, lt } from "drizzle-orm";
import type { DocumentKind } from "../../contract/document.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";

/** One version as it is stored. */
export type StoredDocument = typeof documents.$inferSelect;

/** Names one document of one account. */
export interface DocumentName {
  readonly accountId: string;
  readonly kind: DocumentKind;
  readonly name: string;
}

/** Null when there is none, or not this version of it. */
export async function documentAt(
  database: Database,
  of: DocumentName,
  version?: number,
): Promise<StoredDocument | null> {
  const [row] = await database
    .select()
    .from(documents)
    .where(and(named(of), version === undefined ? undefined : eq(documents.version, version)))
    .orderBy(desc(documents.version))
    .limit(1);
  return row ?? null;
}

/** Newest first; `before` is the version that the page before ended with. */
export async function versionsOf(
  database: Database,
  of: DocumentName,
  before: number | undefined,
  limit: number,
): Promise<readonly StoredDocument[]> {
  return await database
    .select()
    .from(documents)
    .where(and(named(of), before === undefined ? undefined : lt(documents.version, before)))
    .orderBy(desc(documents.version))
    .limit(limit);
}

/** The latest version of every document of the account, of one kind or of both. */
export async function latestDocuments(
  database: Database,
  accountId: string,
  kind?: DocumentKind,
): Promise<readonly StoredDocument[]> {
  return await database
    .selectDistinctOn([documents.kind, documents.name])
    .from(documents)
    .where(and(eq(documents.accountId, accountId), kind === undefined ? undefined : eq(documents.kind, kind)))
    .orderBy(documents.kind, documents.name, desc(documents.version));
}

function named({ accountId, kind, name }: DocumentName) {
  return and(eq(documents.accountId, accountId), eq(documents.kind, kind), eq(documents.name, name));
}
