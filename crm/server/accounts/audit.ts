import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import type { AuditAction } from "../../contract/audit-action.ts";
import type { Database } from "../storage/database.ts";
import { audit } from "../storage/schema/accounts.ts";

export interface Deed {
  readonly accountId: string;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Ids, numbers and names of fields: never what stands in them. */
  readonly detail?: Record<string, unknown>;
}

/** Writes into the audit log; in the transaction of what was done, so that neither is without the other. */
export async function record(transaction: Database, at: WallTime, deed: Deed): Promise<void> {
  await transaction.insert(audit).values({
    accountId: deed.accountId,
    at: new Date(isoOf(at)),
    actor: deed.actor,
    action: deed.action,
    subjectKind: deed.subject.kind,
    subjectId: deed.subject.id,
    detail: deed.detail ?? {},
  });
}
