import { eq } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { type DocumentName, documentAt, type StoredDocument } from "./document-store.ts";
import { startingPlaybook } from "./starting-playbook.ts";

/**
 * A version of a document, or its latest. Version 0 of a playbook is the one that an account works by before its
 * owner has published any. Null when there is no such version.
 */
export async function versionOrStart(
  database: Database,
  of: DocumentName,
  version?: number,
): Promise<StoredDocument | null> {
  const stored = await documentAt(database, of, version);
  const isStart = of.kind === "playbook" && (version ?? 0) === 0;
  return stored ?? (isStart ? await startingVersion(database, of.accountId) : null);
}

/** Published by nobody, when the account was made. */
export async function startingVersion(database: Database, accountId: string): Promise<StoredDocument> {
  const [account] = await database
    .select({ createdAt: accounts.createdAt })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new Error("whoever asks has an account");
  return {
    accountId,
    kind: "playbook",
    name: "playbook",
    version: 0,
    body: { ...startingPlaybook },
    publishedAt: account.createdAt,
    publishedBy: { kind: "system", id: "start", name: "Stella" },
    note: "What every account begins with.",
    restores: null,
  };
}
