import { and, eq, inArray, or } from "drizzle-orm";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { invalidRequest } from "../api/reading.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { leadsOfContact, scoreAgain } from "../pipeline/change-leads.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import {
  contactPoints,
  contacts,
  duplicates,
  type MovedByMerge,
  merges,
} from "../storage/schema/contacts.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { keyOfPoint } from "./contact-point.ts";
import { type LockedContact, lockedContact } from "./lock-contact.ts";

export type Merge = typeof merges.$inferSelect;

/** Merges `other` into `kept`, as one transaction. */
export async function mergeContacts(
  core: HubCore,
  asker: Asker,
  kept: string,
  other: string,
): Promise<Merge> {
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, asker.accountId);
    return await mergeInto(transaction, core, asker, at, kept, other);
  });
}

/**
 * Everything of `other` becomes `kept`'s: leads, visits, notes, and the numbers and addresses that it does not have.
 * `other` keeps its own rows of those and stays, out of sight, so that the merge can be taken apart. In the caller's
 * transaction, which holds the account's lock.
 */
export async function mergeInto(
  transaction: Database,
  core: HubCore,
  { accountId, actor }: Asker,
  at: WallTime,
  keptId: string,
  otherId: string,
): Promise<Merge> {
  if (keptId === otherId)
    throw invalidRequest([{ at: "body.other", what: "A contact cannot be merged with itself." }]);
  const kept = await lockedContact(transaction, accountId, keptId);
  const other = await lockedContact(transaction, accountId, otherId);
  const moved = await move(transaction, accountId, kept, other);
  await transaction
    .update(contacts)
    .set({
      name: kept.name ?? other.name,
      lastSeenAt: new Date(Math.max(kept.lastSeenAt.getTime(), other.lastSeenAt.getTime())),
    })
    .where(eq(contacts.id, kept.id));
  await transaction.update(contacts).set({ mergedInto: kept.id }).where(eq(contacts.id, other.id));
  const moment = new Date(isoOf(at));
  const [merge] = await transaction
    .insert(merges)
    .values({ accountId, kept: kept.id, merged: other.id, moved, at: moment, by: actor })
    .returning();
  if (!merge) throw new Error("an insert returned no row");
  await transaction
    .update(duplicates)
    .set({ settled: "merged", settledAt: moment, settledBy: actor })
    .where(pairOf(accountId, kept.id, other.id));
  await scoreAgain(transaction, core, accountId, at, await leadsOfContact(transaction, kept.id));
  const subject = { kind: "contact", id: kept.id };
  const detail = { merge: merge.id, merged: other.id };
  await record(transaction, at, { accountId, actor, action: "contact.merged", subject, detail });
  await announce(
    transaction,
    accountId,
    { what: "contact", id: kept.id },
    { what: "contact", id: other.id },
    ...moved.leads.map((id) => ({ what: "lead" as const, id })),
  );
  return merge;
}

/** The proposal of two contacts, whichever is the older. */
export function pairOf(accountId: string, one: string, other: string) {
  return and(
    eq(duplicates.accountId, accountId),
    or(
      and(eq(duplicates.first, one), eq(duplicates.second, other)),
      and(eq(duplicates.first, other), eq(duplicates.second, one)),
    ),
  );
}

async function move(
  transaction: Database,
  accountId: string,
  kept: LockedContact,
  other: LockedContact,
): Promise<MovedByMerge> {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  const contactId = kept.id;
  const movedLeads = await transaction
    .update(leads)
    .set({ contactId })
    .where(eq(leads.contactId, other.id))
    .returning({ id: leads.id });
  const movedIntakes = await transaction
    .update(intakes)
    .set({ contactId })
    .where(eq(intakes.contactId, other.id))
    .returning({ id: intakes.id });
  const movedNotes = await transaction
    .update(notes)
    .set({ contactId })
    .where(or(eq(notes.contactId, other.id), inArray(notes.leadId, ids(movedLeads))))
    .returning({ id: notes.id });
  const had = new Set(kept.points.map(keyOfPoint));
  const points = other.points.filter((point) => !had.has(keyOfPoint(point)));
  if (points.length > 0)
    await transaction
      .insert(contactPoints)
      .values(points.map((point) => ({ ...point, accountId, contactId })));
  return {
    leads: ids(movedLeads),
    intakes: ids(movedIntakes),
    notes: ids(movedNotes),
    points,
    name: kept.name,
    lastSeenAt: kept.lastSeenAt.toISOString(),
  };
}
