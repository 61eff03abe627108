import { eq } from "drizzle-orm";
import { Fault } from "../../../robot/kernel/fault.ts";
import { Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { startWith } from "../documents/starting-documents.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { invite } from "./invitations.ts";
import { operatorAccount } from "./operator-account.ts";
import { operator } from "./provision-owner.ts";

/**
 * Invites an owner from the machine that the hub runs on: the way into what was collected before there were accounts,
 * and for owners who are locked out. Resolves to the link. Throws a `Fault` `accounts.ambiguous` or
 * `accounts.member-already`.
 *
 * @param accountName left out, the oldest account; one that is not there is made
 */
export async function inviteOwner(core: HubCore, email: string, accountName?: string): Promise<string> {
  const accountId = accountName === undefined ? await operatorAccount(core) : await named(core, accountName);
  try {
    return (await invite(core, { accountId, email, role: "owner", actor: operator })).link;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Fault({
      code: "accounts.member-already",
      what: `${email} is in this account already.`,
      remedy: "Sign in with that address, or invite another one.",
      cause: error,
    });
  }
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
