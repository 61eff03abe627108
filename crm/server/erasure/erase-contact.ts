import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import { record } from "../accounts/audit.ts";
import { notFound } from "../api/refusal.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { erasures } from "../storage/schema/contacts.ts";
import { eraseEverywhere } from "./erase-everywhere.ts";
import { type ErasedPerson, readErasedPerson } from "./erased-person.ts";
import { orderRobotsToErase } from "./order-robots.ts";

export interface ErasureOf {
  readonly accountId: string;
  readonly contactId: string;
  readonly reason: "request" | "retention";
  readonly by: Actor;
}

/**
 * Erases everything that tells who a contact is or what they said, also of contacts that were merged into this one, and
 * orders the robots that brought it to do the same. In the caller's transaction; takes the account's lock. Leads, moves
 * and visits stay as bare events, so that every figure still adds up. Resolves to the receipt's id; throws `notFound`.
 */
export async function eraseContact(
  transaction: Database,
  at: WallTime,
  { accountId, contactId, reason, by }: ErasureOf,
): Promise<string> {
  await lockAccount(transaction, accountId);
  const person = await readErasedPerson(transaction, accountId, contactId);
  if (!person) throw notFound("contact");
  const removed = await eraseEverywhere(transaction, at, person);
  const orders = await orderRobotsToErase(transaction, at, person, by);
  const [kept] = await transaction
    .insert(erasures)
    .values({
      accountId,
      contactId,
      requestedAt: new Date(at),
      requestedBy: by,
      reason,
      removed,
      orders: [...orders],
    })
    .returning({ id: erasures.id });
  if (!kept) throw new Error("an insert returned no row");
  await record(transaction, at, {
    accountId,
    actor: by,
    action: "contact.erased",
    subject: { kind: "contact", id: contactId },
    detail: { reason, erasure: kept.id, ...removed },
  });
  await tell(transaction, person);
  return kept.id;
}

async function tell(transaction: Database, { accountId, contacts, leads }: ErasedPerson): Promise<void> {
  await announce(
    transaction,
    accountId,
    ...contacts.map((id) => ({ what: "contact" as const, id })),
    ...leads.map((id) => ({ what: "lead" as const, id })),
    { what: "task", id: "" },
    { what: "notice", id: "" },
    { what: "quarantine", id: "" },
    { what: "duplicate", id: "" },
  );
}
