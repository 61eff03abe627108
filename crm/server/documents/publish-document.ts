import type { WallTime } from "../../../robot/kernel/clock.ts";
import { shortId } from "../../../robot/kernel/wording.ts";
import type { Actor } from "../../contract/actor.ts";
import { changedMeanwhile, notFound, Refusal } from "../api/refusal.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { appendVersion } from "./append-version.ts";
import { checkedDocument } from "./check-document.ts";
import { type DocumentName, documentAt, type StoredDocument } from "./document-store.ts";
import type { Mistake } from "./mistake.ts";

/** What an owner publishes, and what they had before them when they wrote it. */
export interface Publication extends DocumentName {
  readonly actor: Actor;
  /** The version that was the latest then; 0 for none. */
  readonly after: number;
  readonly body: Record<string, unknown>;
  readonly note: string;
}

/** Publishes the next version. Throws a {@link Refusal} that names every mistake, or when somebody published first. */
export async function publish(
  database: Database,
  at: WallTime,
  publication: Publication,
): Promise<StoredDocument> {
  return await database.transaction(async (transaction) => {
    const version = await nextVersion(transaction, publication);
    return await append(transaction, at, publication, version);
  });
}

/** Publishes an earlier version again; it is checked against what the account has today. */
export async function restore(
  database: Database,
  at: WallTime,
  request: Omit<Publication, "body" | "note"> & { readonly version: number },
): Promise<StoredDocument> {
  return await database.transaction(async (transaction) => {
    const version = await nextVersion(transaction, request);
    const earlier = await documentAt(transaction, request, request.version);
    if (!earlier) throw notFound("version");
    const note = `Restores version ${earlier.version}.`;
    return await append(transaction, at, { ...request, body: earlier.body, note }, version, earlier.version);
  });
}

/** What publishing this now would be refused for. */
export async function mistakesIn(
  database: Database,
  of: DocumentName,
  body: Record<string, unknown>,
): Promise<readonly Mistake[]> {
  const latest = await documentAt(database, of);
  return (await checkedDocument(database, of, (latest?.version ?? 0) + 1, body)).mistakes;
}

/** A playbook has one name; a profile's name is its id. */
export function requireName({ kind, name }: DocumentName): void {
  const fits = kind === "playbook" ? name === "playbook" : shortId.safeParse(name).success;
  if (!fits) throw notFound("document");
}

/** Holds the account's lock from here on: of two who publish at once, one has the older version before them. */
async function nextVersion(
  transaction: Database,
  of: DocumentName & { readonly after: number },
): Promise<number> {
  await lockAccount(transaction, of.accountId);
  const latest = (await documentAt(transaction, of))?.version ?? 0;
  if (latest !== of.after) throw changedMeanwhile("document");
  return latest + 1;
}

async function append(
  transaction: Database,
  at: WallTime,
  { accountId, kind, name, actor, note, body: given }: Omit<Publication, "after">,
  version: number,
  restores?: number,
): Promise<StoredDocument> {
  const { body, mistakes } = await checkedDocument(transaction, { accountId, kind, name }, version, given);
  if (mistakes.length > 0) throw invalidDocument(mistakes);
  return await appendVersion(transaction, at, {
    ...{ accountId, kind, name, version, body, actor, note },
    ...(restores === undefined ? {} : { restores }),
  });
}

function invalidDocument(mistakes: readonly Mistake[]): Refusal {
  return new Refusal({
    code: "document-invalid",
    title:
      mistakes.length === 1 ? "The document has a mistake." : `The document has ${mistakes.length} mistakes.`,
    status: 422,
    detail: "Correct each of them where `errors` says; the version in force stays as it is.",
    errors: [...mistakes],
  });
}
