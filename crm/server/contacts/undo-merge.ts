import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import type { Arrival } from "../pipeline/arrival.ts";
import { leadsOfContact, scoreAgain } from "../pipeline/change-leads.ts";
import { fileArrivals } from "../pipeline/file-arrivals.ts";
import { forgetVisits } from "../pipeline/forget-visits.ts";
import { recordsAsArrivals } from "../pipeline/records-as-arrivals.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { contactPoints, contacts, duplicates, merges } from "../storage/schema/contacts.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { keyOfPoint } from "./contact-point.ts";
import { type LockedContact, lockedContact } from "./lock-contact.ts";
import { type Merge, pairOf } from "./merge-contacts.ts";

/**
 * Takes a merge apart: what it moved goes back. Visits that came since stay with the contact that was kept, with the
 * numbers they gave; one that went into a lead that goes back is filed again, into a lead of the kept contact's own.
 */
export async function undoMerge(core: HubCore, asker: Asker, id: string): Promise<Merge> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const merge = await standingMerge(transaction, accountId, id);
    const kept = await lockedContact(transaction, accountId, merge.kept).catch(() => {
      throw laterMergeFirst();
    });
    const since = await visitsSince(transaction, accountId, merge);
    await takeBackPoints(transaction, merge, since);
    await takeBackRows(transaction, merge);
    await takeBackContact(transaction, merge, kept, since);
    await fileAgain(transaction, core, accountId, at, merge, since);
    const undoneAt = new Date(isoOf(at));
    await transaction.update(merges).set({ undoneAt }).where(eq(merges.id, id));
    await transaction
      .update(duplicates)
      .set({ settled: null, settledAt: null, settledBy: null })
      .where(and(pairOf(accountId, merge.kept, merge.merged), eq(duplicates.settled, "merged")));
    const touched = [
      ...(await leadsOfContact(transaction, merge.kept)),
      ...(await leadsOfContact(transaction, merge.merged)),
    ];
    await scoreAgain(transaction, core, accountId, at, touched);
    const subject = { kind: "contact", id: merge.kept };
    const detail = { merge: id, merged: merge.merged };
    await record(transaction, at, { accountId, actor, action: "contact.merge-undone", subject, detail });
    await announce(
      transaction,
      accountId,
      { what: "contact", id: merge.kept },
      { what: "contact", id: merge.merged },
      ...touched.map((lead) => ({ what: "lead" as const, id: lead })),
    );
    return { ...merge, undoneAt };
  });
}

/** Throws `notFound`, also for a merge that was undone or whose contact was erased. */
async function standingMerge(transaction: Database, accountId: string, id: string): Promise<Merge> {
  const [found] = await transaction
    .select({ merge: merges, mergedInto: contacts.mergedInto })
    .from(merges)
    .innerJoin(contacts, eq(contacts.id, merges.merged))
    .where(
      and(
        eq(merges.id, id),
        eq(merges.accountId, accountId),
        isNull(merges.undoneAt),
        isNull(contacts.erasedAt),
      ),
    );
  if (!found || found.mergedInto !== found.merge.kept) throw notFound("merge");
  return found.merge;
}

/** A visit that came after the merge. */
interface VisitSince {
  readonly arrival: Arrival;
  /** The lead that it went into. */
  readonly lead: string | null;
}

async function visitsSince(
  transaction: Database,
  accountId: string,
  { kept, moved, at }: Merge,
): Promise<readonly VisitSince[]> {
  const rows = await transaction
    .select()
    .from(intakes)
    .where(
      and(
        eq(intakes.contactId, kept),
        notInArray(intakes.id, [...moved.intakes]),
        sql`${intakes.receivedAt} >= ${at.toISOString()}::timestamptz`,
        isNotNull(intakes.record),
      ),
    )
    .orderBy(asc(intakes.arrival));
  const visits: VisitSince[] = [];
  for (const { robotId, record: came, receivedAt, leadId } of rows) {
    if (came === null) continue;
    const arrivals = await recordsAsArrivals(transaction, { accountId, robotId }, [
      { record: came, receivedAt },
    ]);
    visits.push(...arrivals.map((arrival) => ({ arrival, lead: leadId })));
  }
  return visits;
}

async function takeBackPoints(
  transaction: Database,
  { kept, moved }: Merge,
  since: readonly VisitSince[],
): Promise<void> {
  const given = new Set(since.flatMap(({ arrival }) => arrival.points.map(keyOfPoint)));
  for (const point of moved.points) {
    if (given.has(keyOfPoint(point))) continue;
    await transaction
      .delete(contactPoints)
      .where(
        and(
          eq(contactPoints.contactId, kept),
          eq(contactPoints.kind, point.kind),
          eq(contactPoints.value, point.value),
        ),
      );
  }
}

async function takeBackRows(transaction: Database, { kept, merged, moved }: Merge): Promise<void> {
  const contactId = merged;
  const back = [...moved.leads];
  await transaction
    .update(leads)
    .set({ contactId })
    .where(and(inArray(leads.id, back), eq(leads.contactId, kept)));
  await transaction
    .update(intakes)
    .set({ contactId })
    .where(and(inArray(intakes.id, [...moved.intakes]), eq(intakes.contactId, kept)));
  // Notes belong to their lead, also those that were written since.
  await transaction
    .update(notes)
    .set({ contactId })
    .where(and(inArray(notes.leadId, back), eq(notes.contactId, kept)));
}

async function takeBackContact(
  transaction: Database,
  { kept: keptId, merged, moved }: Merge,
  kept: LockedContact,
  since: readonly VisitSince[],
): Promise<void> {
  const [other] = await transaction
    .update(contacts)
    .set({ mergedInto: null })
    .where(eq(contacts.id, merged))
    .returning({ name: contacts.name });
  // A name that a member wrote since stays, and so does that of somebody who came again.
  const isBorrowed = moved.name === null && kept.name === other?.name && since.length === 0;
  await transaction
    .update(contacts)
    .set({
      name: isBorrowed ? null : kept.name,
      lastSeenAt: since.length === 0 ? new Date(moved.lastSeenAt) : kept.lastSeenAt,
    })
    .where(eq(contacts.id, keptId));
}

async function fileAgain(
  transaction: Database,
  core: HubCore,
  accountId: string,
  at: WallTime,
  { kept, moved }: Merge,
  since: readonly VisitSince[],
): Promise<void> {
  const astray = since.filter(({ lead }) => lead !== null && moved.leads.includes(lead));
  if (astray.length === 0) return;
  const ids = astray.map(({ arrival }) => arrival.id);
  await transaction.update(intakes).set({ leadId: null }).where(inArray(intakes.id, ids));
  await forgetVisits(transaction, accountId, new Set(astray.flatMap(({ lead }) => lead ?? [])), new Set(ids));
  const arrivals = astray.map(({ arrival }) => ({ ...arrival, contact: kept }));
  await fileArrivals(transaction, core, accountId, arrivals, at);
}

function laterMergeFirst(): Refusal {
  return new Refusal({
    code: "merged-further",
    title: "The contact was merged again since.",
    status: 409,
    detail: "Undo the later merge first.",
  });
}
