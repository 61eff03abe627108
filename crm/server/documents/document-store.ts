import { and, desc, eq, getTableColumns, lt } from "drizzle-orm";
import type { DocumentKind } from "../../contract/document.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";

/** One version as it is stored. */
export type StoredDocument = typeof documents.$inferSelect;

/** The same without what stands in it, which may be hundreds of kilobytes. */
export type StoredVersion = Omit<StoredDocument, "body">;

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
): Promise<readonly StoredVersion[]> {
  return await database
    .select(versionColumns)
    .from(documents)
    .where(and(named(of), before === undefined ? undefined : lt(documents.version, before)))
    .orderBy(desc(documents.version))
    .limit(limit);
}

/** The latest version of every document of the account. */
export async function latestVersions(
  database: Database,
  accountId: string,
): Promise<readonly StoredVersion[]> {
  return await database
    .selectDistinctOn([documents.kind, documents.name], versionColumns)
    .from(documents)
    .where(eq(documents.accountId, accountId))
    .orderBy(documents.kind, documents.name, desc(documents.version));
}

/** What stands in the latest version of each profile of the account. */
export async function latestProfiles(
  database: Database,
  accountId: string,
): Promise<readonly StoredDocument["body"][]> {
  const rows = await database
    .selectDistinctOn([documents.name], { body: documents.body })
    .from(documents)
    .where(and(eq(documents.accountId, accountId), eq(documents.kind, "profile")))
    .orderBy(documents.name, desc(documents.version));
  return rows.map(({ body }) => body);
}

const { body: _, ...versionColumns } = getTableColumns(documents);

function named({ accountId, kind, name }: DocumentName) {
  return and(eq(documents.accountId, accountId), eq(documents.kind, kind), eq(documents.name, name));
}
