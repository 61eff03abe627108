import { and, eq } from "drizzle-orm";
import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { invalidRequest } from "../api/reading.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { leadsOfContact, scoreAgain } from "../pipeline/change-leads.ts";
import { readSharers } from "../pipeline/filing-known.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { contactPoints, contacts } from "../storage/schema/contacts.ts";
import { accountRegion } from "./account-region.ts";
import { type ContactPoint, contactPointIn, eachPointOnce, keyOfPoint } from "./contact-point.ts";
import { lockedContact } from "./lock-contact.ts";
import { matchContact } from "./match-contact.ts";
import { contactName } from "./person-name.ts";
import { inOrderOfAge, proposeDuplicates } from "./propose-duplicates.ts";

/** What somebody asks for who corrects a contact; what is left out stays. */
export interface AskedCorrection {
  readonly name?: string | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly emails?: readonly string[] | undefined;
}

/** Corrects a contact by a member's hand. Whoever else has the same number or address now is proposed for merging. */
export async function editContact(
  core: HubCore,
  asker: Asker,
  id: string,
  asked: AskedCorrection,
): Promise<void> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const before = await lockedContact(transaction, accountId, id);
    const name = asked.name === undefined ? before.name : contactName(asked.name);
    const points = pointsAfter(before.points, asked, await accountRegion(transaction, accountId));
    if (asked.name !== undefined && name === null)
      throw invalidRequest([{ at: "body.name", what: "There is no name in it." }]);
    if (name !== before.name) await transaction.update(contacts).set({ name }).where(eq(contacts.id, id));
    await replacePoints(transaction, accountId, id, before.points, points);
    const sharers = (await readSharers(transaction, accountId, points)).filter((other) => other.id !== id);
    const match = matchContact({ name, points }, sharers);
    const alike = match.is === "known" ? [{ contact: match.contact, why: SAME_PERSON }] : [];
    const pairs = [...alike, ...match.suspicions].flatMap(({ contact, why }) => {
      const other = sharers.find((each) => each.id === contact);
      return other ? [{ ...inOrderOfAge(before, other), why }] : [];
    });
    const proposed = await proposeDuplicates(transaction, accountId, new Date(isoOf(at)), pairs);
    await scoreAgain(transaction, core, accountId, at, await leadsOfContact(transaction, id));
    const subject = { kind: "contact", id };
    const detail = { changed: Object.keys(asked) };
    await record(transaction, at, { accountId, actor, action: "contact.edited", subject, detail });
    await announce(
      transaction,
      accountId,
      { what: "contact", id },
      ...proposed.map((duplicate) => ({ what: "duplicate" as const, id: duplicate })),
    );
  });
}

const SAME_PERSON = "The same number or address, and names that go together.";

/** Throws a refusal that names every number and address that is none. */
function pointsAfter(
  before: readonly ContactPoint[],
  { phones, emails }: AskedCorrection,
  region: string | null,
): readonly ContactPoint[] {
  const mistakes: { at: string; what: string }[] = [];
  const read = (kind: ContactPoint["kind"], name: string, given: readonly string[] | undefined) => {
    if (given === undefined) return before.filter((point) => point.kind === kind);
    return given.flatMap((text, index) => {
      const point = contactPointIn(text, region);
      if (point?.kind === kind) return [point];
      const what =
        kind === "phone"
          ? "It must be a phone number, with its country code (+1 …)."
          : "It must be an e-mail address.";
      mistakes.push({ at: `body.${name}.${index}`, what });
      return [];
    });
  };
  const points = [...read("phone", "phones", phones), ...read("email", "emails", emails)];
  if (mistakes.length > 0) throw invalidRequest(mistakes);
  return eachPointOnce(points);
}

async function replacePoints(
  transaction: Database,
  accountId: string,
  contactId: string,
  before: readonly ContactPoint[],
  after: readonly ContactPoint[],
): Promise<void> {
  const kept = new Set(after.map(keyOfPoint));
  const had = new Set(before.map(keyOfPoint));
  for (const { kind, value } of before.filter((point) => !kept.has(keyOfPoint(point)))) {
    await transaction
      .delete(contactPoints)
      .where(
        and(
          eq(contactPoints.contactId, contactId),
          eq(contactPoints.kind, kind),
          eq(contactPoints.value, value),
        ),
      );
  }
  const added = after.filter((point) => !had.has(keyOfPoint(point)));
  if (added.length > 0)
    await transaction
      .insert(contactPoints)
      .values(added.map((point) => ({ ...point, accountId, contactId })));
}
