import { hashPassword } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";
import { Fault } from "../../../robot/kernel/fault.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { credentials, members, sessions, users } from "../storage/schema/accounts.ts";
import { record } from "./audit.ts";
import { operator } from "./operator-account.ts";

/**
 * Gives somebody who forgot theirs a new password, from the machine that the hub runs on, and signs them out
 * everywhere. Resolves to the password. Throws a `Fault` `accounts.user-unknown`.
 */
export async function renewPassword(core: HubCore, email: string): Promise<string> {
  const { database, clock, random } = core;
  const password = passwordBy(random);
  const hash = await hashPassword(password);
  await database.transaction(async (transaction) => {
    const [user] = await transaction
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, email.toLowerCase()));
    if (!user) {
      throw new Fault({
        code: "accounts.user-unknown",
        what: `Nobody has signed up with ${email}.`,
        remedy: "Correct the address, or invite it with --owner.",
      });
    }
    await keepPassword(core, transaction, user.id, hash);
    await transaction.delete(sessions).where(eq(sessions.userId, user.id));
    const memberships = await transaction.select().from(members).where(eq(members.userId, user.id));
    for (const { id, organizationId } of memberships) {
      await record(transaction, clock.wallNow(), {
        accountId: organizationId,
        actor: operator,
        action: "password.renewed",
        subject: { kind: "member", id },
      });
    }
  });
  return password;
}

/** Replaces a user's password by one whose hash this is. */
export async function keepPassword(
  { random }: Pick<HubCore, "random">,
  transaction: Database,
  userId: string,
  hash: string,
): Promise<void> {
  const ofUser = and(eq(credentials.userId, userId), eq(credentials.providerId, "credential"));
  await transaction.delete(credentials).where(ofUser);
  await transaction
    .insert(credentials)
    .values({ id: random.uuid(), accountId: userId, providerId: "credential", userId, password: hash });
}

/** 68 random bits, as a person can type them. */
export function passwordBy(random: HubCore["random"]): string {
  return random.uuid().slice(0, 18);
}
