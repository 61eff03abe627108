import { and, eq, isNull } from "drizzle-orm";
import { notFound } from "../api/refusal.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import type { ContactPoint } from "./contact-point.ts";
import { pointsOfContact } from "./points-of-contact.ts";

/** A contact as it is changed. */
export interface LockedContact {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly points: readonly ContactPoint[];
}

/** Reads a contact in the account's lock, under which alone contacts change. Throws `notFound`, also for a merged or erased one. */
export async function lockedContact(
  transaction: Database,
  accountId: string,
  id: string,
): Promise<LockedContact> {
  const [found] = await transaction
    .select({
      id: contacts.id,
      name: contacts.name,
      createdAt: contacts.createdAt,
      lastSeenAt: contacts.lastSeenAt,
      points: pointsOfContact,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.id, id),
        eq(contacts.accountId, accountId),
        isNull(contacts.mergedInto),
        isNull(contacts.erasedAt),
      ),
    );
  if (!found) throw notFound("contact");
  return found;
}
