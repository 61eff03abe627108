import { isDeepStrictEqual } from "node:util";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import { record } from "../accounts/audit.ts";
import { enqueue } from "../jobs/job.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";
import { accountPlaybook } from "./account-playbook.ts";
import type { DocumentName, StoredDocument } from "./document-store.ts";
import { offerProfile } from "./offer-profile.ts";

/** A version that was checked and is to be the next one. */
export interface NextVersion extends DocumentName {
  readonly version: number;
  readonly body: Record<string, unknown>;
  readonly actor: Actor;
  /** What was changed and why. */
  readonly note: string;
  /** The earlier version that it repeats. */
  readonly restores?: number;
}

/**
 * Adds the version, with its entry in the audit log. Robots that work by a profile are given it; leads are scored again
 * by a playbook whose score rules differ. In the account's lock.
 */
export async function appendVersion(
  transaction: Database,
  at: WallTime,
  next: NextVersion,
): Promise<StoredDocument> {
  const { accountId, kind, name, version, actor, restores = null } = next;
  const before = kind === "playbook" ? await accountPlaybook(transaction, accountId) : null;
  const [stored] = await transaction
    .insert(documents)
    .values({
      accountId,
      kind,
      name,
      version,
      body: next.body,
      publishedAt: new Date(isoOf(at)),
      publishedBy: actor,
      note: next.note,
      restores,
    })
    .returning();
  if (!stored) throw new Error("an insert returned no row");
  if (before && !isDeepStrictEqual(before.playbook.scoreRules, next.body.scoreRules)) {
    const body = { account: accountId };
    await enqueue(transaction, { kind: "score-leads", key: accountId, body, runAt: at });
  }
  const robots = kind === "profile" ? await offerProfile(transaction, at, { accountId, profile: name }) : 0;
  await record(transaction, at, {
    accountId,
    actor,
    action: restores === null ? "document.published" : "document.restored",
    subject: { kind: "document", id: `${kind}/${name}` },
    detail: { version, robots, ...(restores === null ? {} : { restores }) },
  });
  await announce(transaction, accountId, { what: "document", id: `${kind}/${name}` });
  return stored;
}
