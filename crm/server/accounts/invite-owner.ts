import { and, eq } from "drizzle-orm";
import { Fault } from "../../../robot/kernel/fault.ts";
import type { HubCore } from "../core.ts";
import { startWith } from "../documents/starting-documents.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { accounts, members, users } from "../storage/schema/accounts.ts";
import { record } from "./audit.ts";
import { invite } from "./invitations.ts";
import { operator, operatorAccount } from "./operator-account.ts";

/**
 * Makes an owner, from the machine that the hub runs on: the way into what was collected before there were accounts, and
 * for accounts whose owners have gone. Resolves to the link of an invitation; to null for a member, who is an owner now.
 * Throws a `Fault` `accounts.ambiguous`.
 *
 * @param accountName left out, the oldest account; one that is not there is made
 */
export async function inviteOwner(
  core: HubCore,
  email: string,
  accountName?: string,
): Promise<string | null> {
  const accountId = accountName === undefined ? await operatorAccount(core) : await named(core, accountName);
  if (await promote(core, accountId, email)) return null;
  return (await invite(core, { accountId, email, role: "owner", actor: operator })).link;
}

/** False when nobody with this address is in the account. */
async function promote({ database, clock }: HubCore, accountId: string, email: string): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const [member] = await transaction
      .select({ id: members.id, role: members.role })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, accountId), eq(users.email, email.toLowerCase())));
    if (!member || member.role === "owner") return member !== undefined;
    await transaction.update(members).set({ role: "owner" }).where(eq(members.id, member.id));
    await record(transaction, clock.wallNow(), {
      accountId,
      actor: operator,
      action: "member.changed",
      subject: { kind: "member", id: member.id },
      detail: { role: "owner" },
    });
    await announce(transaction, accountId, { what: "member", id: member.id });
    return true;
  });
}

async function named(core: HubCore, name: string): Promise<string> {
  const { database, clock, random } = core;
  const [first, ...others] = await database
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.name, name));
  if (others.length > 0) {
    throw new Fault({
      code: "accounts.ambiguous",
      what: `${others.length + 1} accounts are named "${name}".`,
      remedy: "An owner of the right one can rename it or invite somebody.",
    });
  }
  if (first) return first.id;
  const id = random.uuid();
  await database.transaction(async (transaction) => {
    await transaction.insert(accounts).values({ id, name, slug: id });
    await startWith(transaction, clock.wallNow(), { accountId: id, actor: operator });
  });
  return id;
}
