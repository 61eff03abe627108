import { hashPassword } from "better-auth/crypto";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { members, users } from "../storage/schema/accounts.ts";
import { record } from "./audit.ts";
import { keepPassword } from "./new-password.ts";
import { operator } from "./operator-account.ts";

/** Somebody who shall be able to sign in without having signed up. */
export interface ProvisionedOwner {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Makes this user an owner of the account, with this password from now on, whatever they were before. */
export async function provisionOwner(core: HubCore, owner: ProvisionedOwner): Promise<void> {
  const { database, clock, random } = core;
  const { accountId, name } = owner;
  const email = owner.email.toLowerCase();
  const password = await hashPassword(owner.password);
  const at = clock.wallNow();
  await database.transaction(async (transaction) => {
    const [user] = await transaction
      .insert(users)
      .values({ id: random.uuid(), name, email })
      .onConflictDoUpdate({ target: users.email, set: { name } })
      .returning({ id: users.id });
    if (!user) throw new Error("an upsert returned no row");
    await keepPassword(core, transaction, user.id, password);
    const [member] = await transaction
      .insert(members)
      .values({ id: random.uuid(), organizationId: accountId, userId: user.id, role: "owner" })
      .onConflictDoUpdate({ target: [members.organizationId, members.userId], set: { role: "owner" } })
      .returning({ id: members.id });
    if (!member) throw new Error("an upsert returned no row");
    await record(transaction, at, {
      accountId,
      actor: operator,
      action: "owner.provisioned",
      subject: { kind: "member", id: member.id },
    });
    await announce(transaction, accountId, { what: "member", id: member.id });
  });
}
